import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { seal } from '../access/seal'
import { DomainError } from '../domain-error'
import { explain } from './define-programme'
import { hashDrawSeed, makeDrawSeed } from './draw'
import { hashRules } from './hash-rules'

interface PublishOptions {
  db: Database
  now: Date
  /** The operator's account; null for the demo. */
  actorId: string | null
  programmeId: string
  /** Of the draft that was looked at. */
  version: number
  /** Seals the seed of the draw. */
  accountSecret: string
}

/**
 * Shows a programme to everybody, and closes its rules for good: from here on only its requests and decisions
 * go on. Where the first minutes are drawn, the seed is made and its hash is published with it. Throws
 * DomainErrors `programme_not_found`, `programme_published`, `changed_meanwhile`, and
 * `programme_not_ready` when it would open before it is published.
 */
export function publishProgramme(options: PublishOptions) {
  const { db, now, actorId, programmeId, version, accountSecret } = options
  return db.$transaction(async (tx) => {
    const { count } = await tx.programme.updateMany({
      where: { id: programmeId, version, publishedAt: null },
      data: { publishedAt: now, version: { increment: 1 } },
    })
    if (count === 0) throw await explain(tx, programmeId)
    const programme = await tx.programme.findUniqueOrThrow({
      where: { id: programmeId },
      include: { tiers: { orderBy: { rank: 'asc' } }, tranches: true },
    })
    if (programme.opensAt < now) throw new DomainError('programme_not_ready')
    const seed = programme.drawMinutes === null ? null : makeDrawSeed()
    const draw = {
      drawSeedHash: seed && hashDrawSeed(seed),
      sealedDrawSeed: seed && seal(seed, 'draw seed', accountSecret),
    }
    const rulesHash = hashRules({ ...programme, ...draw })
    await tx.programme.update({ where: { id: programmeId }, data: { ...draw, rulesHash } })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'programme_published' },
      ...{ subjectId: programmeId, details: { rulesHash, drawSeedHash: draw.drawSeedHash } },
    })
  })
}
