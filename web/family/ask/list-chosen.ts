import type { Asking } from './enter-asking'

/** The children for whom is asked, as far as they are known. */
export function listChosen({ draft, children }: Asking) {
  const known = children.map(({ childId, profile }) => ({ childId, ...profile }))
  return [...known, ...draft.newChildren].filter(({ childId }) => draft.chosenIds.includes(childId))
}
