import { type Database, Prisma, type Transaction } from '@/prisma/database'
import { type Door, doorModes, type TicketCounts } from './door'
import { moveDoor } from './move-door'

interface KeepDoorOptions {
  db: Database
  now: Date
  /** Of this process; 1 is as much as it should have to do. */
  pressure: number
  processId: string
  /** What this process drew since it told last. */
  drawn: TicketCounts
}

/** A process that was not heard of for as long counts no more. */
const silentMs = 5_000
const betweenMovesMs = 900
/** For estimates nobody needs them; they are kept an hour, to look at what happened. */
const keptSeconds = 3_600

/**
 * Tells of this process's tickets and load, moves the door unless another process just did, and gives how
 * it stands. One row and two small tables: as light with a million waiting as with ten.
 */
export async function keepDoor({ db, now, pressure, processId, drawn }: KeepDoorOptions) {
  await tell(db, { now, pressure, processId, drawn })
  await db.waitingRoom.createMany({ data: { id: 1, movedAt: new Date(0) }, skipDuplicates: true })
  await db.$transaction((tx) => move(tx, now))
  const row = await db.waitingRoom.findUniqueOrThrow({ where: { id: 1 } })
  return { door: readDoor(row), counts: await readCounts(db, row.admittedBelow) }
}

type TellOptions = Omit<KeepDoorOptions, 'db'>

async function tell(db: Database, { now, pressure, processId, drawn }: TellOptions) {
  for (const [second, tickets] of drawn) {
    await db.$executeRaw`
      INSERT INTO "WaitingSecond" ("second", "tickets") VALUES (${second}, ${tickets})
      ON CONFLICT ("second") DO UPDATE SET "tickets" = "WaitingSecond"."tickets" + excluded."tickets"`
  }
  await db.waitingPressure.upsert({
    where: { processId },
    create: { processId, pressure, at: now },
    update: { pressure, at: now },
  })
}

async function move(tx: Transaction, now: Date) {
  const dueBefore = new Date(now.getTime() - betweenMovesMs)
  const [due] = await tx.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT "id" FROM "WaitingRoom" WHERE "movedAt" <= ${dueBefore}::timestamptz FOR UPDATE SKIP LOCKED`)
  if (!due) return
  const row = await tx.waitingRoom.findUniqueOrThrow({ where: { id: due.id } })
  const { _max } = await tx.waitingPressure.aggregate({
    where: { at: { gt: new Date(now.getTime() - silentMs) } },
    _max: { pressure: true },
  })
  const moved = moveDoor({
    door: readDoor(row),
    counts: await readCounts(tx, row.admittedBelow),
    pressure: _max.pressure ?? 0,
    ...{ now, elapsedMs: now.getTime() - row.movedAt.getTime() },
  })
  await tx.waitingRoom.update({ where: { id: due.id }, data: { ...moved, movedAt: now } })
  const oldest = Math.floor(now.getTime() / 1000) - keptSeconds
  await tx.waitingSecond.deleteMany({
    where: { second: { lt: Math.min(oldest, Math.floor(moved.admittedBelow)) } },
  })
}

/** Those from the door's second on: who came before is in. */
async function readCounts(db: Transaction, admittedBelow: number): Promise<TicketCounts> {
  const rows = await db.waitingSecond.findMany({
    where: { second: { gte: Math.floor(admittedBelow) } },
  })
  return new Map(rows.map(({ second, tickets }) => [second, tickets]))
}

function readDoor({ mode, ...row }: Omit<Door, 'mode'> & { mode: string }): Door {
  const { isOpen, admittedBelow, ratePerSecond, admittedPerSecond, calmSince } = row
  return {
    mode: doorModes.find((known) => known === mode) ?? 'auto',
    ...{ isOpen, admittedBelow, ratePerSecond, admittedPerSecond, calmSince },
  }
}
