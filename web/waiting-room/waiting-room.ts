import { randomUUID } from 'node:crypto'
import type { Clock } from '@/common/clock'
import type { Door, TicketCounts } from '@/domain/waiting-room/door'
import { findPlace, type Place } from '@/domain/waiting-room/find-place'
import { keepDoor } from '@/domain/waiting-room/keep-door'
import type { Database } from '@/prisma/database'
import type { LoadMeter } from './load-meter'

interface WaitingRoomOptions {
  db: Database
  clock: Clock
  meter: Pick<LoadMeter, 'read'>
}

/**
 * This process's share of the waiting room. What it asks of the database, it asks once a second: whoever
 * waits, reloads or asks how long is answered from memory.
 */
export class WaitingRoom {
  private readonly processId = randomUUID()
  private drawn = new Map<number, number>()
  private known: { door: Door; counts: TicketCounts } | null = null

  constructor(private readonly options: WaitingRoomOptions) {}

  get door() {
    return this.known?.door ?? null
  }

  /** A ticket was drawn; it counts from the next round on, for everybody. */
  countTicket(second: number) {
    if (!this.known?.door.isOpen) return
    this.drawn.set(second, (this.drawn.get(second) ?? 0) + 1)
  }

  /** Everybody is in as long as it is not known that the room is open. */
  findPlace(number: number): Place {
    if (!this.known) return { state: 'in' }
    return findPlace({ ...this.known, counts: this.withOwn(this.known.counts), number })
  }

  /** One round: tell, move, know. What could not be told is told with the next. */
  async run(): Promise<void> {
    const { db, clock, meter } = this.options
    const [now, drawn, pressure] = [new Date(clock()), this.drawn, meter.read()]
    this.drawn = new Map()
    try {
      const { processId } = this
      this.known = await keepDoor({ db, now, pressure, processId, drawn })
    } catch (error) {
      for (const [second, tickets] of drawn) {
        this.drawn.set(second, (this.drawn.get(second) ?? 0) + tickets)
      }
      throw error
    }
  }

  private withOwn(counts: TicketCounts) {
    const all = new Map(counts)
    for (const [second, tickets] of this.drawn) all.set(second, (all.get(second) ?? 0) + tickets)
    return all
  }
}

declare global {
  // The door before pages is bundled apart from them, and runs in the same process.
  var seedlingWaitingRoom: WaitingRoom | undefined
}

export const findWaitingRoom = () => globalThis.seedlingWaitingRoom
