import type { Clock } from '@/common/clock'
import type { Database } from '@/prisma/database'
import { LoadMeter } from './load-meter'
import { WaitingRoom } from './waiting-room'

interface OpenOptions {
  db: Database
  clock: Clock
}

/** The waiting room of this process, for as long as that runs. */
export function openWaitingRoom({ db, clock }: OpenOptions) {
  const meter = new LoadMeter(db)
  meter.start()
  const room = new WaitingRoom({ db, clock, meter })
  globalThis.seedlingWaitingRoom = room
  return room
}
