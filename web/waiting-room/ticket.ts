import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { seal, unseal } from '@/domain/access/seal'
import { isSecure } from '../auth/session-cookie'
import type { PortalSettings } from '../server/settings'

/** As long as that a place is kept, by reloads and lost lines too. */
export const ticketSeconds = 2 * 3600
const lots = 1_000_000

const ticketSchema = z.coerce.number().positive()

type Settings = Pick<PortalSettings, 'ACCOUNT_SECRET' | 'PORTAL_URL'>

export const ticketCookieName = ({ PORTAL_URL }: Pick<PortalSettings, 'PORTAL_URL'>) =>
  isSecure(PORTAL_URL) ? '__Host-waiting' : 'waiting'

/**
 * A place in the order: the second in which it was drawn, and a lot within it, so that nobody gains by
 * milliseconds. Nobody else can make one, and nothing of its holder stands in it.
 */
export function drawTicket(nowMs: number, { ACCOUNT_SECRET }: Settings) {
  const second = Math.floor(nowMs / 1000)
  const number = second + randomInt(lots) / lots
  return { second, number, cookie: seal(String(number), 'waiting ticket', ACCOUNT_SECRET) }
}

/** The number of a ticket; null for one that we did not draw, or that is too old. */
export function readTicket(
  cookie: string | undefined,
  { nowMs, settings }: { nowMs: number; settings: Pick<Settings, 'ACCOUNT_SECRET'> },
) {
  if (!cookie) return null
  try {
    const number = ticketSchema.parse(unseal(cookie, 'waiting ticket', settings.ACCOUNT_SECRET))
    return number > nowMs / 1000 - ticketSeconds ? number : null
  } catch {
    // Not ours, or of another secret: whoever brings it draws anew.
    return null
  }
}
