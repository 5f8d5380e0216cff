import { Asker } from './asker'
import { readMultivariant } from './read-multivariant'
import { RenditionViewer } from './rendition-viewer'
import type { ViewerObserver } from './viewer-observer'
import type { ViewerPlace } from './viewer-place'

interface ViewerOptions {
  place: ViewerPlace
  observer: ViewerObserver
  /** Where the broadcast's multivariant playlist lies. */
  path: string
}

/** Somebody who watches a broadcast with low latency, picture and sound, without a screen. */
export class Viewer {
  private readonly door: Asker
  private renditions: RenditionViewer[] = []
  private isStopped = false

  constructor(private readonly options: ViewerOptions) {
    this.door = new Asker(options.place, options.observer)
  }

  /** Resolves when the broadcast has ended, or it was stopped. */
  async watch() {
    const { path, place, observer } = this.options
    const text = await this.door.askText(path)
    this.door.close()
    if (text === null || this.isStopped) return
    this.renditions = readMultivariant(text, path).map(
      (playlistPath, index) =>
        new RenditionViewer({ place, observer, playlistPath, isPicture: index === 0 }),
    )
    await Promise.all(this.renditions.map((rendition) => rendition.watch()))
    this.stop()
  }

  stop() {
    this.isStopped = true
    this.door.close()
    for (const rendition of this.renditions) rendition.stop()
  }
}
