import type { AskDraft } from './ask-draft'
import { isPlaced } from './enter-draft-child'

export type AskStep =
  | { step: 'child'; index: number }
  | { step: 'residence'; index: number }
  | { step: 'children' | 'claim' | 'consent' | 'check' }

/** The first step that something is missing in. */
export function chooseAskStep(draft: AskDraft, knownChildren: number): AskStep {
  const { newChildren, chosenIds, claim, consents } = draft
  if (newChildren.length + knownChildren === 0) return { step: 'child', index: 0 }
  const unplaced = newChildren.findIndex((child) => !isPlaced(child))
  if (unplaced >= 0) return { step: 'residence', index: unplaced }
  if (chosenIds.length === 0) return { step: 'children' }
  if (claim === undefined) return { step: 'claim' }
  if (!consents?.includes('enrolment')) return { step: 'consent' }
  return { step: 'check' }
}

/** Its path below the programme's. */
export const askStepPath = (step: AskStep) =>
  'index' in step ? `${step.step}/${step.index + 1}` : step.step
