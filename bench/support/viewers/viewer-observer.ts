import type { Exchange } from './http-line'

/** What went wrong for a viewer; `path` is what was asked for. */
export interface ViewerProblem {
  kind:
    | 'refused'
    | 'broken-off'
    | 'unreadable'
    | 'went-back'
    | 'not-what-was-asked-for'
    | 'differs-from-others'
    /** A hinted part that was not made: it may be so where media break off or end. */
    | 'hint-withdrawn'
  path: string
  detail: string
  atMs: number
}

/** Told of everything that a viewer gets. */
export interface ViewerObserver {
  onReload(path: string, exchange: Exchange): void
  onMedia(path: string, exchange: Exchange): void
  /** A part of the picture, or of the sound where there is no picture. */
  onPicture?(part: { atMs: number; holdBackSeconds: number }): void
  onProblem(problem: ViewerProblem): void
}
