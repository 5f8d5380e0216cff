import { randomUUID } from 'node:crypto'
import { DomainError } from '../domain-error'
import { findCounty, findDivision } from '../region/divisions'
import type { AskDraft, DraftChild } from './ask-draft'
import { hasPossibleAge } from './child-age'
import { mostChildren } from './hold-family'

type WithoutResidence = Omit<DraftChild, 'childId' | 'regionCode'>

interface EnterOptions {
  now: Date
  /** Which of the new children, from 0; the next number for one more. */
  index: number
  child: WithoutResidence
  /** Children that the family has already. */
  known: number
}

/**
 * A child in a draft, one more or corrected, and chosen. Throws DomainError `child_age_impossible` and
 * `too_many_children`.
 */
export function enterDraftChild(
  draft: AskDraft,
  { now, index, child, known }: EnterOptions,
): AskDraft {
  if (!hasPossibleAge(child, now)) throw new DomainError('child_age_impossible')
  const former = draft.newChildren[index]
  if (former) return withChild(draft, { ...former, ...child })
  if (draft.newChildren.length + known >= mostChildren) throw new DomainError('too_many_children')
  // Siblings mostly live together.
  const regionCode = draft.newChildren.at(-1)?.regionCode ?? ''
  const entered = { ...child, regionCode, childId: randomUUID() }
  return {
    ...draft,
    newChildren: [...draft.newChildren, entered],
    chosenIds: [...draft.chosenIds, entered.childId],
  }
}

/** Where it lives, as far as it was chosen. Throws DomainError `region_not_found`. */
export function placeDraftChild(draft: AskDraft, index: number, regionCode: string): AskDraft {
  const child = draft.newChildren[index]
  if (!child) throw new DomainError('child_not_found')
  if (regionCode !== '' && !findDivision(regionCode)) throw new DomainError('region_not_found')
  return withChild(draft, { ...child, regionCode })
}

/** Takes a child out of it that was not asked for yet. */
export const removeDraftChild = (draft: AskDraft, childId: string): AskDraft => ({
  ...draft,
  newChildren: draft.newChildren.filter((child) => child.childId !== childId),
  chosenIds: draft.chosenIds.filter((id) => id !== childId),
})

/** Its county is chosen. */
export const isPlaced = ({ regionCode }: { regionCode: string }) => findCounty(regionCode) !== null

const withChild = (draft: AskDraft, child: DraftChild): AskDraft => ({
  ...draft,
  newChildren: draft.newChildren.map((one) => (one.childId === child.childId ? child : one)),
})
