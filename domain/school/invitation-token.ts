import { createHash, randomBytes } from 'node:crypto'

/** The secret part of an invitation's link: 256 random bits. */
export const makeInvitationToken = () => randomBytes(32).toString('base64url')

/** What is stored of it: as random as it is, it needs no slow hash. */
export const hashInvitationToken = (token: string) =>
  createHash('sha256').update(token).digest('hex')

/** How long an invitation is good. */
export const invitationLifeMs = 14 * 24 * 3_600_000

/** Where an invitation's link leads. */
export const invitationUrl = (portalUrl: string, token: string) =>
  new URL(`/invitations/${token}`, portalUrl).href
