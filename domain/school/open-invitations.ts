/** What still can be accepted. */
export const openInvitationsAt = (now: Date) =>
  ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }) as const
