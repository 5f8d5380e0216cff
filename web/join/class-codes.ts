import { cookies } from 'next/headers'
import { z } from 'zod'
import { seal, unseal } from '@/domain/access/seal'
import { isSecure } from '../auth/session-cookie'
import { getPortal } from '../server/portal'

const lifeSeconds = 180 * 24 * 3_600
const mostKept = 20
const codesSchema = z.array(z.string())

/**
 * The class codes that this browser has shown, the newest first. They are sealed: a code that was not taken at
 * the door, where guesses are counted, cannot be slipped in. A course that gets a new code is closed again.
 */
export async function readClassCodes(): Promise<string[]> {
  const { ACCOUNT_SECRET, PORTAL_URL } = getPortal().settings
  const cookie = (await cookies()).get(cookieName(PORTAL_URL))?.value
  if (!cookie) return []
  try {
    return codesSchema.parse(JSON.parse(unseal(cookie, 'class codes', ACCOUNT_SECRET)))
  } catch {
    return []
  }
}

/** For an action alone: keeps a code that has opened a course. */
export async function keepClassCode(code: string) {
  const { ACCOUNT_SECRET, PORTAL_URL } = getPortal().settings
  const codes = [...new Set([code, ...(await readClassCodes())])].slice(0, mostKept)
  const jar = await cookies()
  jar.set(cookieName(PORTAL_URL), seal(JSON.stringify(codes), 'class codes', ACCOUNT_SECRET), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(PORTAL_URL),
    path: '/',
    maxAge: lifeSeconds,
  })
}

const cookieName = (portalUrl: string) =>
  isSecure(portalUrl) ? '__Host-seedling-codes' : 'seedling-codes'
