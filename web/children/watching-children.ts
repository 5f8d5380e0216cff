import { cookies } from 'next/headers'
import { z } from 'zod'
import { seal, unseal } from '@/domain/access/seal'
import { isSecure } from '../auth/session-cookie'
import { getPortal } from '../server/portal'

const lifeSeconds = 24 * 3_600
const mostKept = 20
const choiceSchema = z.object({
  accountId: z.string(),
  classSessionId: z.string(),
  childIds: z.array(z.string()).max(50),
})
type Choice = z.infer<typeof choiceSchema>

/**
 * Which children are before this screen for a class, as their guardian said in this browser; null where nothing
 * was said. Sealed in a cookie, so that no address names a child; the portal still asks whose children they are.
 */
export async function findWatchingChildren({
  accountId,
  classSessionId,
}: Omit<Choice, 'childIds'>) {
  const choices = await readChoices()
  const choice = choices.find(
    (one) => one.classSessionId === classSessionId && one.accountId === accountId,
  )
  return choice?.childIds ?? null
}

/** For an action alone: keeps who watches a class. */
export async function keepWatchingChildren(choice: Choice) {
  const { ACCOUNT_SECRET, PORTAL_URL } = getPortal().settings
  const others = (await readChoices()).filter(
    ({ classSessionId }) => classSessionId !== choice.classSessionId,
  )
  const text = JSON.stringify([choice, ...others].slice(0, mostKept))
  const jar = await cookies()
  jar.set(cookieName(PORTAL_URL), seal(text, 'watching children', ACCOUNT_SECRET), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(PORTAL_URL),
    path: '/',
    maxAge: lifeSeconds,
  })
}

async function readChoices(): Promise<Choice[]> {
  const { ACCOUNT_SECRET, PORTAL_URL } = getPortal().settings
  const cookie = (await cookies()).get(cookieName(PORTAL_URL))?.value
  if (!cookie) return []
  try {
    const text = unseal(cookie, 'watching children', ACCOUNT_SECRET)
    return z.array(choiceSchema).parse(JSON.parse(text))
  } catch {
    // Sealed with a key that was replaced, or not by us: nothing was said.
    return []
  }
}

const cookieName = (portalUrl: string) =>
  isSecure(portalUrl) ? '__Host-seedling-children' : 'seedling-children'
