import { openDuplicateCases } from '@/domain/family/duplicates/open-duplicate-cases'
import { settleLapsedCases } from '@/domain/family/duplicates/settle-lapsed-cases'
import { removeUnusedFamilyData } from '@/domain/family/remove-unused-family-data'
import type { Portal } from '../server/portal'

type FamilyWorkOptions = Pick<Portal, 'db' | 'clock' | 'log' | 'settings'>

/** Double entries are asked about, and those that have settled themselves are closed. */
export async function keepDuplicates({ db, clock, settings }: FamilyWorkOptions) {
  const now = new Date(clock())
  await openDuplicateCases({ db, now, portalUrl: settings.PORTAL_URL })
  await settleLapsedCases({ db, now })
}

/** What is of no use any more goes. */
export async function removeUnused({ db, clock, log, settings }: FamilyWorkOptions) {
  const retentionMonths = settings.FAMILY_RETENTION_MONTHS
  const removed = await removeUnusedFamilyData({ db, now: new Date(clock()), retentionMonths })
  if (removed.drafts + removed.children > 0) log.info(removed, 'unused family data removed')
}
