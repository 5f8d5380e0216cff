import type { RenditionWindow } from '../packager/rendition-window'

export type WaitOutcome = 'ready' | 'timed-out' | 'gone' | 'full'

interface WaitOptions {
  window: RenditionWindow
  isReady(): boolean
  timeoutMs: number
  signal: AbortSignal
}

/** Requests that wait for a window to change: bounded in number and in time. */
export class WaitingRoom {
  private waiting = 0

  constructor(private readonly capacity: number) {}

  get size() {
    return this.waiting
  }

  async wait({ window, isReady, timeoutMs, signal }: WaitOptions): Promise<WaitOutcome> {
    if (isReady()) return 'ready'
    if (signal.aborted) return 'gone'
    if (this.waiting >= this.capacity) return 'full'
    this.waiting += 1
    try {
      return await new Promise<WaitOutcome>((resolve) => {
        const settle = (outcome: WaitOutcome) => {
          stopWatching()
          clearTimeout(timer)
          signal.removeEventListener('abort', leave)
          resolve(outcome)
        }
        const leave = () => settle('gone')
        const stopWatching = window.watch(() => {
          if (isReady()) settle('ready')
        })
        const timer = setTimeout(() => settle('timed-out'), timeoutMs)
        signal.addEventListener('abort', leave)
      })
    } finally {
      this.waiting -= 1
    }
  }
}
