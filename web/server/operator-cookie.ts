import { cookies } from 'next/headers'
import { getPortal } from './portal'

const cookieName = 'operator'

/** What the browser of whoever signed in sends back; undefined when there is none. */
export async function readOperatorToken() {
  return (await cookies()).get(cookieName)?.value
}

interface OperatorCookie {
  token: string
  lifeSeconds: number
}

/** Out of reach of scripts, and sent by our own pages alone. */
export async function writeOperatorCookie({ token, lifeSeconds }: OperatorCookie) {
  const isSecure = new URL(getPortal().settings.PORTAL_URL).protocol === 'https:'
  const jar = await cookies()
  jar.set(cookieName, token, {
    maxAge: lifeSeconds,
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    path: '/',
  })
}

export async function removeOperatorCookie() {
  const jar = await cookies()
  jar.delete(cookieName)
}
