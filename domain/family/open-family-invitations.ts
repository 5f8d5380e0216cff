/** What still can be accepted. */
export const openFamilyInvitationsAt = (now: Date) =>
  ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }) as const
