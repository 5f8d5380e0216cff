import { randomInt } from 'node:crypto'
import { applyDecisions } from '@/domain/evidence/apply-decisions'
import { eraseOldEvidence } from '@/domain/evidence/erase-old-evidence'
import { remindOfEvidence } from '@/domain/evidence/remind-of-evidence'
import { defaultTimeZone } from '../i18n/time-zone'
import type { Portal } from '../server/portal'

type EvidenceWorkOptions = Pick<Portal, 'db' | 'clock' | 'log' | 'settings'>

/** A hundredth of a percent is fine enough. */
const parts = 10_000
const drawPercent = () => (randomInt(parts) / parts) * 100

/** What reviewers decided half a minute ago is put into force. */
export async function applyReviews({ db, clock, settings }: EvidenceWorkOptions) {
  const { PORTAL_URL: portalUrl } = settings
  await applyDecisions({ db, now: new Date(clock()), portalUrl, drawPercent })
}

/** Families are told before what they were asked for is overdue. */
export async function remindFamilies({ db, clock, log, settings }: EvidenceWorkOptions) {
  const { PORTAL_URL: portalUrl } = settings
  const now = new Date(clock())
  const documents = await remindOfEvidence({ db, now, portalUrl, timeZone: defaultTimeZone })
  if (documents > 0) log.info({ documents }, 'families were reminded of evidence')
}

/** Documents whose time is over go. */
export async function eraseEvidence({ db, clock, log }: EvidenceWorkOptions) {
  const documents = await eraseOldEvidence({ db, now: new Date(clock()) })
  if (documents > 0) log.info({ documents }, 'evidence erased')
}
