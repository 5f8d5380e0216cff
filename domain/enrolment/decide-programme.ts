import type { Database } from '@/prisma/database'
import { decideBatch } from './decide-batch'
import { drawEndsAt, drawLots } from './draw-lots'
import { endProgramme } from './end-programme'
import { readHorizon } from './read-horizon'
import { refuseOverdueClaims } from './refuse-overdue-claims'

export interface DecideOptions {
  db: Database
  programmeId: string
  portalUrl: string
  /** Seals the seeds of draws. */
  accountSecret: string
  /** Of one transaction. */
  mostDecisions?: number
  /** After each transaction, with the decisions so far. */
  onProgress?(decisions: number): void
  /** For tests: the moment instead of the database's. */
  at?: Date
}

const usualBatch = 20_000

/**
 * Decides all that can be decided now: draws the lots when their minutes are over, serves whoever is next,
 * and ends what is over. Any number of portals may do it at once and die at any moment; each step holds
 * the programme alone and leaves it whole. Gives the number of decisions.
 */
export async function decideProgramme(options: DecideOptions): Promise<number> {
  const { db, programmeId, at, mostDecisions = usualBatch, onProgress } = options
  // Before the programme is read: whoever is not seen below asked later than this.
  const askedUntil = at ?? (await readHorizon(db))
  const programme = await db.programme.findUniqueOrThrow({ where: { id: programmeId } })
  const endsAt = drawEndsAt(programme)
  if (programme.endedAt || askedUntil < programme.opensAt) return 0
  if (endsAt && !programme.drawnAt) {
    if (askedUntil < endsAt) return 0
    await drawLots({ ...options, mostAtOnce: mostDecisions })
  }
  await refuseOverdueClaims({ ...options, evidenceDueDays: programme.evidenceDueDays, askedUntil })
  let decisions = 0
  for (;;) {
    const decided = await decideBatch({ ...options, askedUntil, mostDecisions })
    decisions += decided
    if (decided === 0) break
    onProgress?.(decisions)
  }
  if (askedUntil < (programme.endsAt ?? programme.closesAt)) return decisions
  return decisions + (await endProgramme({ ...options, mostDecisions, askedUntil }))
}
