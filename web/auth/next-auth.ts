import NextAuth, { type AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { longestSignInMs } from '@/domain/account/sign-in-life'
import type { Portal } from '../server/portal'
import { isSecure, sessionCookieName } from './session-cookie'
import { makeSessionToken, readSessionToken } from './session-token'
import { type SignedIn, signInByPassword } from './sign-in'

/**
 * The one file that knows next-auth on the server: the way in by a password, and a cookie that names a
 * sign-in. Who that is and whether it still holds is looked up at each request, so nothing else stands in the cookie.
 */
export function createAuthHandler(portal: Portal): AuthHandler {
  return NextAuth(authOptions(portal))
}

type AuthHandler = (request: Request, context: unknown) => Promise<Response>

interface ReadCookieOptions {
  portal: Portal
  cookie: string | undefined
}

/** The sign-in that a cookie names, or null when the cookie is too old or none of ours. */
export const readSignInId = ({ portal, cookie }: ReadCookieOptions) =>
  readSessionToken({ token: cookie, ...tokenOptions(portal) })

/** The cookie of a sign-in, for the way in by a code, which needs no JavaScript. */
export function makeSessionCookie(portal: Portal, signInId: string) {
  const { settings } = portal
  return {
    ...{ name: sessionCookieName(settings), maxAge: longestSignInMs / 1000 },
    value: makeSessionToken({ signInId, lifeMs: longestSignInMs, ...tokenOptions(portal) }),
    ...cookieOptions(settings),
  }
}

const tokenOptions = ({ settings, clock }: Portal) => ({
  accountSecret: settings.ACCOUNT_SECRET,
  nowMs: clock(),
})

const cookieOptions = ({ PORTAL_URL }: Portal['settings']) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(PORTAL_URL) }) as const

function authOptions(portal: Portal): AuthOptions {
  const { ACCOUNT_SECRET } = portal.settings
  return {
    secret: ACCOUNT_SECRET,
    session: { strategy: 'jwt', maxAge: longestSignInMs / 1000 },
    jwt: {
      encode: async ({ token, maxAge = 0 }) => {
        const signInId = typeof token?.signInId === 'string' ? token.signInId : ''
        return makeSessionToken({ signInId, lifeMs: maxAge * 1000, ...tokenOptions(portal) })
      },
      decode: async ({ token }) => {
        const signInId = readSessionToken({ token, ...tokenOptions(portal) })
        return signInId === null ? null : { signInId }
      },
    },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(portal.settings),
        options: cookieOptions(portal.settings),
      },
    },
    providers: [
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: (given, { headers }) =>
          toUser(signInByPassword({ portal, given, headers: headers ?? {} })),
      }),
    ],
    callbacks: {
      // At a sign-in there is a user, whose id is the sign-in's; later the token stays what it was.
      jwt: ({ token, user }) => ({ signInId: user?.id ?? token.signInId }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code) => portal.log.warn({ code }, 'sign-in failed'),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** next-auth carries a refusal to the page as an error's message. */
async function toUser(signedIn: Promise<SignedIn>) {
  const result = await signedIn
  if (result.outcome === 'signed_in') return { id: result.signInId }
  throw new Error(result.outcome)
}
