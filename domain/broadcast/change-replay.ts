import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdClass } from './hold-class'

export const changeReplaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withdraw') }),
  z.object({ kind: z.literal('offer') }),
  /** Shows what was broadcast between two moments; what lies outside is not given out any more. */
  z.object({ kind: z.literal('trim'), from: z.date(), to: z.date() }),
  z.object({ kind: z.literal('show_all') }),
])
export type ReplayChange = z.infer<typeof changeReplaySchema>

interface ChangeReplayOptions {
  db: Database
  now: Date
  actorId: string
  classSessionId: string
  change: ReplayChange
}

/**
 * What a teacher says about a class being watched again. Media nodes hear of it within seconds. Nothing of
 * the recording is removed by it. Throws DomainError `replay_not_there` or `replay_cut_impossible`.
 */
export function changeReplay({ db, now, actorId, classSessionId, change }: ChangeReplayOptions) {
  return db.$transaction(async (tx) => {
    const { broadcast, schoolId } = await holdClass(tx, classSessionId)
    if (broadcast.replaySeconds === null) throw new DomainError('replay_not_there')
    await tx.broadcast.update({
      where: { id: broadcast.id },
      data: { ...readChange(change, now), changedAt: now },
    })
    await recordAuditEntry({
      ...{
        db: tx,
        now,
        actorId,
        schoolId,
        action: actions[change.kind],
        subjectId: classSessionId,
      },
    })
  })
}

const actions = {
  withdraw: 'replay_withdrawn',
  offer: 'replay_offered',
  trim: 'replay_trimmed',
  show_all: 'replay_trimmed',
} as const

function readChange(change: ReplayChange, now: Date) {
  switch (change.kind) {
    case 'withdraw':
      return { replayWithdrawnAt: now }
    case 'offer':
      return { replayWithdrawnAt: null }
    case 'show_all':
      return { replayFrom: null, replayTo: null }
    case 'trim':
      if (change.to <= change.from) throw new DomainError('replay_cut_impossible')
      return { replayFrom: change.from, replayTo: change.to }
  }
}
