import type { Grant } from '../access/may'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How long a browser stays signed in: unused, and in all (OWASP ASVS 5, §7.3). */
interface SignInLife {
  idleMs: number
  wholeMs: number
}

const usualLife: SignInLife = { idleMs: 14 * dayMs, wholeMs: 60 * dayMs }
/** Of those who may decide about others: a working day, and anew each week. */
const trustedLife: SignInLife = { idleMs: 12 * hourMs, wholeMs: 7 * dayMs }

/** No sign-in lives longer. */
export const longestSignInMs = usualLife.wholeMs

/** How long after an e-mailed code a password that was forgotten can be replaced. */
const replacingMs = 15 * 60_000

/** Whether somebody has shown just now that the account's address is theirs. */
export const replacesPassword = (signIn: { byCode: boolean; createdAt: Date }, now: Date) =>
  signIn.byCode && now.getTime() - signIn.createdAt.getTime() <= replacingMs

const trustedRoles = ['operator', 'school_administrator', 'reviewer']

/** Whoever decides about others: their sign-ins are shorter, and a second factor is asked of them. */
export const isTrusted = (grants: readonly Grant[]) =>
  grants.some(({ role }) => trustedRoles.includes(role))

export const lifeFor = (grants: readonly Grant[]) => (isTrusted(grants) ? trustedLife : usualLife)
