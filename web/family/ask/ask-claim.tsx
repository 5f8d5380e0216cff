import { chooseTier } from '@/domain/enrolment/choose-tier'
import type { FormAction } from '../../components/form/form'
import { ClaimForm } from './claim-form'
import type { Asking } from './enter-asking'
import { listChosen } from './list-chosen'

interface AskClaimProps {
  asking: Asking
  keptAs: string
  action: FormAction
}

/** Why the children may go first: what the programme's tiers ask, residence being known already. */
export function AskClaim({ asking, keptAs, action }: AskClaimProps) {
  const { programme, draft } = asking
  const { tiers, evidenceRule } = programme
  const chosen = listChosen(asking)
  const fits = ({ regionCode }: { regionCode: string }) =>
    chooseTier({ tiers, claim: 'residence', regionCode }) !== null
  const kinds = new Set(tiers.flatMap(({ claims }) => claims))
  const resident = kinds.has('residence') && chosen.some(fits)
  const claims = [
    ...(resident ? (['residence'] as const) : []),
    ...(kinds.has('medical_worker') ? (['medical_worker'] as const) : []),
    'none' as const,
  ]
  // Nothing is chosen for anybody, but what is plain from the address.
  const claim = draft.claim === undefined ? (resident ? 'residence' : '') : (draft.claim ?? 'none')
  return (
    <ClaimForm
      action={action}
      keptAs={keptAs}
      claims={claims}
      evidenceRule={evidenceRule}
      isSeveral={chosen.length > 1}
      values={{
        ...{ claim, hospital: draft.hospital, role: draft.role },
        isTogether: draft.isTogether ? 'on' : '',
        takesFreePlace: draft.takesFreePlace ? 'on' : '',
      }}
    />
  )
}
