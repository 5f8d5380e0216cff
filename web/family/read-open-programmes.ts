import { connection } from 'next/server'
import { listOpenProgrammes } from '@/domain/enrolment/list-programmes'
import { domainContext, getPortal, type Portal } from '../server/portal'
import { ShortCache } from '../server/short-cache'

type Programmes = Awaited<ReturnType<typeof listOpenProgrammes>>

/** Alike for all, and on the page to which everybody comes: read once in a while. */
const lifeMs = 5_000
const caches = new WeakMap<Portal, ShortCache<Programmes>>()

/** The programmes that are open or will be; none while they cannot be read, since classes go on without. */
export async function readOpenProgrammes() {
  await connection()
  const portal = getPortal()
  const context = domainContext(portal)
  try {
    const programmes = await cacheOf(portal).get('', () => listOpenProgrammes(context))
    return programmes.map((programme) => ({
      ...programme,
      isOpen: programme.opensAt <= context.now && context.now < programme.closesAt,
    }))
  } catch (error) {
    portal.log.error({ err: error }, 'programmes could not be read')
    return []
  }
}

function cacheOf(portal: Portal) {
  const known = caches.get(portal)
  if (known) return known
  const made = new ShortCache<Programmes>({ clock: portal.clock, lifeMs, longestEntries: 1 })
  caches.set(portal, made)
  return made
}
