import type { Log } from '@/common/log'
import type { BroadcastPipeline } from '@/transcoder/transcoder'

/** Whoever is given all that a source sends: the transcoder, and what sends it on. */
export type SourceReader = BroadcastPipeline

/**
 * One reader for two. The first is the class itself: when the second breaks it is left out, and nothing else
 * changes.
 */
export function readBeside(first: SourceReader, second: SourceReader, log: Log): SourceReader {
  let isWhole = true
  const beside = (act: () => void) => {
    if (!isWhole) return
    try {
      act()
    } catch (error) {
      isWhole = false
      log.error({ err: error }, 'a broadcast is not sent on any more')
    }
  }
  return {
    push(event) {
      first.push(event)
      beside(() => second.push(event))
    },
    interrupt() {
      first.interrupt()
      beside(() => second.interrupt())
    },
    resume() {
      first.resume()
      beside(() => second.resume())
    },
    end() {
      first.end()
      isWhole = true
      beside(() => second.end())
    },
  }
}
