import type { Duplex } from 'node:stream'

/** Far below what a viewer is behind, and several packets of every publisher. */
export const readGatherMs = 40
/** What Node.js reads at most at a time: a socket that gave so much has more. */
const mostReadBytes = 65_536

/**
 * Lets what publishers send gather in the system's buffers for a moment, and then wakes all that rest
 * together: a program that wakes for each packet of each publisher spends more on waking than on reading.
 */
export class ReadPace {
  private readonly resting = new Set<Duplex>()
  private timer: NodeJS.Timeout | null = null

  /** Nobody rests when `gatherMs` is 0. */
  constructor(private readonly gatherMs: number) {}

  /** Rests a socket after a read; one that has more waiting goes on at once. */
  rest(socket: Duplex, readBytes: number) {
    if (this.gatherMs === 0 || readBytes >= mostReadBytes || socket.readableLength > 0) return
    socket.pause()
    this.resting.add(socket)
    this.timer ??= setTimeout(() => this.wake(), this.gatherMs)
  }

  private wake() {
    this.timer = null
    for (const socket of this.resting) socket.resume()
    this.resting.clear()
  }
}
