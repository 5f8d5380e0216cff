import type { CapturedRendition, CapturedSegment } from './capture'
import type { Captures } from './captures'

export const listCaptures = ({ live, returned, ended, replay }: Captures) => [
  live,
  returned,
  ended,
  replay,
]

/** What is watched while it is made. */
export const listOnAir = ({ live, returned }: Captures) => [live, returned]

export interface PlacedRendition {
  /** Whose it is, for sentences about faults. */
  where: string
  rendition: CapturedRendition
}

export function listRenditions(captures: ReturnType<typeof listCaptures>): PlacedRendition[] {
  return captures.flatMap(({ name, renditions }) =>
    renditions.map((rendition) => ({ where: `${name} ${rendition.id}`, rendition })),
  )
}

export function listSegments(placed: readonly PlacedRendition[]) {
  return placed.flatMap(({ where, rendition }) =>
    rendition.segments.map((segment) => ({
      where: `${where} segment ${segment.msn}`,
      rendition,
      segment,
    })),
  )
}

/** Segments that follow one another without a break between. */
export function listNeighbours(placed: readonly PlacedRendition[]) {
  return listSegments(placed).flatMap(({ where, rendition, segment }) => {
    const previous = rendition.segments.find(({ msn }) => msn === segment.msn - 1)
    const isNeighbour = previous && !segment.isDiscontinuity
    return isNeighbour ? [{ where, rendition, previous, segment }] : []
  })
}

export const isVideo = ({ rendition }: { rendition: CapturedRendition }) =>
  rendition.kind === 'video'
export const isAudio = ({ rendition }: { rendition: CapturedRendition }) =>
  rendition.kind === 'audio'

export const mediaSeconds = ({ fragment }: CapturedSegment) =>
  fragment.endSeconds - fragment.startSeconds

/** RFC 8216bis section 4.1 in bits a second: of the fastest segment, and of all together. */
export function measureRates(segments: readonly CapturedSegment[]) {
  const measured = segments.filter((segment) => mediaSeconds(segment) >= 1)
  const bits = measured.map(({ answer }) => answer.body.length * 8)
  const seconds = measured.map(mediaSeconds)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return {
    peak: Math.max(...bits.map((value, index) => value / (seconds[index] ?? 1))),
    average: sum(bits) / sum(seconds),
  }
}
