import { OperatorAccess } from '../security/operator-access'
import type { Portal } from './portal'

const accessByPortal = new WeakMap<Portal, OperatorAccess>()

/** Who may see this portal's operations. */
export function operatorAccessOf(portal: Portal): OperatorAccess {
  const known = accessByPortal.get(portal)
  if (known) return known
  const { OPERATOR_PASSPHRASE, MEDIA_SECRET } = portal.settings
  const made = new OperatorAccess({
    passphrase: OPERATOR_PASSPHRASE,
    secret: MEDIA_SECRET,
    clock: portal.clock,
  })
  accessByPortal.set(portal, made)
  return made
}
