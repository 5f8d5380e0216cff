import type { PlayableRendition, RenditionChoice } from './rendition'

interface SizedRendition {
  /** Of the picture; 0 when there is none. */
  height: number
}

export const renditionName = ({ height }: SizedRendition) => `${height}p`
export const renditionChoice = ({ height }: SizedRendition): RenditionChoice =>
  `rendition:${height}`

/** What the quality menu offers beside "auto": each height once, the best first, then the sound alone. */
export function listRenditions(
  renditions: readonly SizedRendition[],
  hasSound: boolean,
): PlayableRendition[] {
  const heights = [...new Set(renditions.map(({ height }) => height))]
    .filter((height) => height > 0)
    .sort((a, b) => b - a)
  if (heights.length === 0) return []
  const pictures = heights.map((height) => ({
    choice: renditionChoice({ height }),
    name: renditionName({ height }),
  }))
  return hasSound ? [...pictures, { choice: 'sound_only', name: '' }] : pictures
}
