import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { doorModes } from './door'

export const switchDoorSchema = z.object({ mode: z.enum(doorModes) })

type SwitchOptions = z.infer<typeof switchDoorSchema> & { db: Database; now: Date; actorId: string }

/** An operator's word about when the waiting room is used; every process follows within a second or two. */
export function switchDoor({ db, now, actorId, mode }: SwitchOptions) {
  return db.$transaction(async (tx) => {
    await tx.waitingRoom.upsert({
      where: { id: 1 },
      create: { id: 1, mode, movedAt: new Date(0) },
      update: { mode },
    })
    const entry = { action: 'waiting_room_switched', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, details: { name: mode } })
  })
}
