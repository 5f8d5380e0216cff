import { setTimeout as wait } from 'node:timers/promises'
import type { OpenedClass } from '../support/bench-school'
import { Viewer } from '../support/viewers/viewer'
import type { ViewerProblem } from '../support/viewers/viewer-observer'
import type { ViewerPlace } from '../support/viewers/viewer-place'
import { GapMeter } from './gap-meter'
import type { PlannedViewer } from './plan-classes'

interface SoakViewerOptions {
  place: ViewerPlace
  opened: OpenedClass
  planned: PlannedViewer
}

/** Somebody who opens the page of a class, watches, and perhaps leaves before its end. */
export class SoakViewer {
  readonly meter = new GapMeter()
  readonly problems: ViewerProblem[] = []
  requests = 0
  private readonly viewer: Viewer
  private readonly leaving = new AbortController()

  constructor(private readonly options: SoakViewerOptions) {
    const count = () => {
      this.requests += 1
    }
    this.viewer = new Viewer({
      place: options.place,
      path: new URL(options.opened.playlistUrl).pathname,
      observer: {
        onReload: count,
        onMedia: count,
        onProblem: (problem) => this.problems.push(problem),
        onPicture: (part) => this.meter.take(part),
      },
    })
  }

  /** Resolves when the class has ended for the viewer, or the viewer has left. */
  async watch() {
    const { joinsAfter, leavesAfter } = this.options.planned
    const { signal } = this.leaving
    await wait(joinsAfter * 1000, null, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await this.openPage()
    const timer =
      leavesAfter === null
        ? undefined
        : setTimeout(() => this.leave(), (leavesAfter - joinsAfter) * 1000)
    await this.viewer.watch()
    clearTimeout(timer)
  }

  leave() {
    this.leaving.abort()
    this.viewer.stop()
  }

  private async openPage() {
    const { watchUrl } = this.options.opened
    const response = await fetch(watchUrl)
    await response.arrayBuffer()
    if (response.ok) return
    const detail = `the page of the class: ${response.status}`
    this.problems.push({ kind: 'refused', path: watchUrl, detail, atMs: 0 })
  }
}
