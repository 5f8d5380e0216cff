import type { Transaction } from '@/prisma/database'
import type { Grant } from '../access/may'
import { isTrusted, lifeFor, replacesPassword } from './sign-in-life'

/** How exactly it is known when a browser was last seen. */
const seenEveryMs = 60_000

/** Who is signed in, and with what. */
export interface CurrentAccount {
  accountId: string
  signInId: string
  name: string
  email: string
  /** Whether the account has one, and whether the sign-in may set another without it. */
  password: 'none' | 'set' | 'replaceable'
  grants: Grant[]
  /** Whether a second factor is set up, has been shown in this sign-in, or is only wished for. */
  secondFactor: 'none' | 'wished_for' | 'asked_for' | 'shown'
}

interface FindSignInOptions {
  db: Transaction
  now: Date
  signInId: string
}

/** The sign-in's account, as long as nobody has ended it and it is not too old. */
export async function findSignIn(options: FindSignInOptions): Promise<CurrentAccount | null> {
  const { db, now, signInId } = options
  const signIn = await db.signIn.findUnique({
    where: { id: signInId, endedAt: null },
    include: {
      account: {
        include: {
          grants: { select: { role: true, schoolId: true, partnerId: true } },
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
  })
  if (!signIn) return null
  const { account, lastSeenAt, createdAt, secondFactorAt } = signIn
  const { idleMs, wholeMs } = lifeFor(account.grants)
  const unseenMs = now.getTime() - lastSeenAt.getTime()
  if (unseenMs > idleMs || now.getTime() - createdAt.getTime() > wholeMs) return null
  if (unseenMs > seenEveryMs) {
    await db.signIn.updateMany({ where: { id: signInId }, data: { lastSeenAt: now } })
  }
  return {
    accountId: account.id,
    signInId,
    name: account.name,
    email: account.email,
    password: account.passwordHash === null ? 'none' : passwordIn(signIn, now),
    grants: account.grants,
    secondFactor: account.secondFactor?.confirmedAt
      ? secondFactorIn(secondFactorAt)
      : secondFactorWithout(account.grants),
  }
}

const passwordIn = (signIn: { byCode: boolean; createdAt: Date }, now: Date) =>
  replacesPassword(signIn, now) ? 'replaceable' : 'set'
const secondFactorIn = (shownAt: Date | null) => (shownAt ? 'shown' : 'asked_for')
const secondFactorWithout = (grants: Grant[]) => (isTrusted(grants) ? 'wished_for' : 'none')
