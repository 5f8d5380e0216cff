import { openProfile } from '@/domain/family/child-profile'
import type { Portal } from '../server/portal'

interface SealedChild {
  sealedProfile: string
}

/** The names that guardians have given their children. Only for their family, and for whoever teaches them. */
export function openNames(children: readonly SealedChild[], { settings }: Portal) {
  return Promise.all(
    children.map(async ({ sealedProfile }) => {
      const { name } = await openProfile(sealedProfile, settings.childDataKeys)
      return name
    }),
  )
}
