import { redirect } from 'next/navigation'
import { listBirthYears } from '@/domain/family/child-age'
import type { AskStep } from '@/domain/family/choose-ask-step'
import {
  askHere,
  chooseChildrenHere,
  forgetHere,
  removeChildHere,
  saveChildHere,
  saveClaimHere,
  saveConsentsHere,
  saveResidenceHere,
} from '../../app/family/ask/[programmeId]/actions'
import { AskCheck } from './ask-check'
import { AskChildren } from './ask-children'
import { AskClaim } from './ask-claim'
import { AskConsent } from './ask-consent'
import { AskResidence } from './ask-residence'
import { ChildForm } from './child-form'
import { type Asking, askPath } from './enter-asking'

/** The form of a step, with what is filled in so far. */
export function AskStepForm({ asking, step }: { asking: Asking; step: AskStep }) {
  const { programme, draft, savedAt, context } = asking
  const { id } = programme
  const nameOfStep = 'index' in step ? `${step.step} ${step.index}` : step.step
  const keptAs = `${id} ${nameOfStep} ${savedAt}`
  switch (step.step) {
    case 'child': {
      const child = draft.newChildren[step.index]
      if (!child && step.index > draft.newChildren.length) redirect(askPath(id, 'next'))
      return (
        <ChildForm
          action={saveChildHere.bind(null, id, step.index)}
          years={listBirthYears(context.now)}
          keptAs={keptAs}
          child={child}
        />
      )
    }
    case 'residence':
      return (
        <AskResidence
          action={saveResidenceHere.bind(null, id, step.index)}
          child={draft.newChildren[step.index] ?? redirect(askPath(id, 'next'))}
        />
      )
    case 'children':
      return (
        <AskChildren
          asking={asking}
          choose={chooseChildrenHere.bind(null, id)}
          remove={removeChildHere.bind(null, id)}
        />
      )
    case 'claim':
      return <AskClaim asking={asking} keptAs={keptAs} action={saveClaimHere.bind(null, id)} />
    case 'consent':
      return (
        <AskConsent
          asking={asking}
          action={saveConsentsHere.bind(null, id)}
          forget={forgetHere.bind(null, id)}
        />
      )
    case 'check':
      return <AskCheck asking={asking} action={askHere.bind(null, id)} />
  }
}
