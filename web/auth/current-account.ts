import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { may, type Right } from '@/domain/access/may'
import { type CurrentAccount, findSignIn } from '@/domain/account/find-sign-in'
import { getPortal } from '../server/portal'
import { readSignInId } from './next-auth'
import { signInPath } from './safe-next'
import { sessionCookieName } from './session-cookie'

/** Who has shown a password or a code, even if the second factor is still asked of them. */
export const findSignedIn = cache(async (): Promise<CurrentAccount | null> => {
  const portal = getPortal()
  const signInId = readSignInId({ portal, cookie: await readSessionCookie() })
  return signInId ? findSignIn({ db: portal.db, now: new Date(portal.clock()), signInId }) : null
})

/** The content of this request's session cookie. */
export const readSessionCookie = async () =>
  (await cookies()).get(sessionCookieName(getPortal().settings))?.value

/** Who is signed in, with all that is asked of them. */
export async function findCurrentAccount(): Promise<CurrentAccount | null> {
  const account = await findSignedIn()
  return account && !isStopped(account) ? account : null
}

/** For pages and their actions: leads whoever is not signed in to where they can do so, and back. */
export async function requireAccount(next: string): Promise<CurrentAccount> {
  const account = await findSignedIn()
  if (!account) redirect(signInPath(next))
  if (isStopped(account)) redirect(`/sign-in/second-factor?next=${encodeURIComponent(next)}`)
  return account
}

/** Whoever may not do it is told that there is nothing, so that ids of others say nothing. */
export async function requireRight(right: Right, { next, schoolId }: RightOptions) {
  const account = await requireAccount(next)
  if (!may(account.grants, right, schoolId)) notFound()
  return account
}

interface RightOptions {
  /** The page that it is asked for on. */
  next: string
  /** Where it is done to a school. */
  schoolId?: string
}

/** Where the request of an action came from, for the limits. */
export const readForwardedFor = async () => (await headers()).get('x-forwarded-for')

function isStopped({ secondFactor }: CurrentAccount) {
  if (secondFactor === 'asked_for') return true
  return secondFactor === 'wished_for' && getPortal().settings.SECOND_FACTOR === 'required'
}
