/**
 * The names of a rendition's objects, relative to its media playlist. Each is given once: a run has
 * its own folder and counts its segments, so that all of them are immutable.
 */
export const mediaPlaylistName = 'index.m3u8'
export const keyframePlaylistName = 'keyframes.m3u8'

export const initSectionName = (number: number) => `init.${number}.mp4`

export const segmentName = (msn: number) => `${msn}.m4s`

export const partName = ({ msn, part }: { msn: number; part: number }) => `${msn}.${part}.m4s`

/** The keyframe that begins a segment, alone. */
export const keyframeName = (msn: number) => `${msn}.key.m4s`

export type MediaName =
  | { kind: 'media-playlist' }
  | { kind: 'keyframe-playlist' }
  | { kind: 'keyframe'; msn: number }
  | { kind: 'init-section'; number: number }
  | { kind: 'segment'; msn: number }
  | { kind: 'part'; msn: number; part: number }

const initSectionPattern = /^init\.(\d{1,9})\.mp4$/
const keyframePattern = /^(\d{1,9})\.key\.m4s$/
const mediaPattern = /^(\d{1,9})(?:\.(\d{1,9}))?\.m4s$/

/** The object that a name stands for; null for any other name. */
export function findMediaName(name: string): MediaName | null {
  if (name === mediaPlaylistName) return { kind: 'media-playlist' }
  if (name === keyframePlaylistName) return { kind: 'keyframe-playlist' }
  const keyframe = keyframePattern.exec(name)
  if (keyframe) return { kind: 'keyframe', msn: Number(keyframe[1]) }
  const init = initSectionPattern.exec(name)
  if (init) return { kind: 'init-section', number: Number(init[1]) }
  const media = mediaPattern.exec(name)
  if (!media) return null
  const msn = Number(media[1])
  return media[2] === undefined
    ? { kind: 'segment', msn }
    : { kind: 'part', msn, part: Number(media[2]) }
}
