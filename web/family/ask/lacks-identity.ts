import type { Asking } from './enter-asking'

/** The children whose identity number a programme still has to ask for; none where it asks for none. */
export function lacksIdentity({ programme, draft, children }: Asking) {
  if (!programme.asksIdentity) return []
  const known = children
    .filter(({ hasIdentity }) => !hasIdentity)
    .map(({ childId, profile }) => ({ childId, ...profile }))
  return [...known, ...draft.newChildren].filter(({ childId }) => !draft.identities[childId])
}
