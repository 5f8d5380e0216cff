import { setTimeout as wait } from 'node:timers/promises'
import { monotonicMs } from '../monotonic-ms'
import type { OnBody } from './answer-reader'
import type { HttpLine } from './http-line'
import { unpack } from './playlist-reader'
import type { ViewerObserver, ViewerProblem } from './viewer-observer'
import type { ViewerPlace } from './viewer-place'

/** Asks for whole documents and media, and tells the observer what is wrong with them. */
export class Asker {
  private readonly line: HttpLine
  private isClosed = false

  constructor(
    private readonly place: ViewerPlace,
    private readonly observer: ViewerObserver,
  ) {
    this.line = place.openLine()
  }

  /** Null, and told, when there is no answer with 200. */
  async askText(target: string) {
    const bytes = await this.askBytes(target)
    return bytes && unpack(bytes)
  }

  async askPlaylist(target: string) {
    const bytes = await this.askBytes(target)
    if (!bytes) return null
    try {
      return this.place.playlists.read(bytes, target)
    } catch (error) {
      this.tell('unreadable', target, String(error))
      return null
    }
  }

  /** The status; the bytes are compared with what others got. Null when the line broke. */
  async askMedia(path: string) {
    const body = this.place.bodies.of(path)
    let isAsOthers = true
    const exchange = await this.exchange(path, (piece, at, status) => {
      if (status === 200) isAsOthers &&= body.take(piece, at)
    })
    if (!exchange) return null
    if (!isAsOthers) this.tell('differs-from-others', path)
    if (exchange.status === 200) this.observer.onMedia(path, exchange)
    return exchange.status
  }

  tell(kind: ViewerProblem['kind'], path: string, detail = '') {
    this.observer.onProblem({ kind, path, detail, atMs: monotonicMs() })
  }

  close() {
    this.isClosed = true
    this.line.close()
  }

  private async askBytes(target: string) {
    const pieces: Buffer[] = []
    const exchange = await this.exchange(target, (piece) => pieces.push(Buffer.from(piece)))
    if (!exchange) return null
    if (exchange.status !== 200) {
      this.tell('refused', target, String(exchange.status))
      return null
    }
    if (target.includes('_HLS_msn=')) this.observer.onReload(target, exchange)
    const [only] = pieces
    return pieces.length === 1 && only ? only : Buffer.concat(pieces)
  }

  private async exchange(target: string, onBody: OnBody) {
    try {
      const roundTripMs = this.place.nextRoundTripMs()
      if (roundTripMs > 0) await wait(roundTripMs)
      return await this.line.get(target, onBody)
    } catch (error) {
      if (!this.isClosed) this.tell('broken-off', target, String(error))
      return null
    }
  }
}
