import { attributes, quoted } from './attributes'
import { discontinuitySequence, type MediaPlaylist } from './media-playlist'
import { initSectionName, keyframeName } from './names'

// RFC 8216bis section 8: EXT-X-I-FRAMES-ONLY asks for version 4, EXT-X-MAP beside it for 5.
const protocolVersion = 5

/** The keyframes that begin a rendition's complete segments: RFC 8216bis section 4.4.3.6. */
export function renderKeyframePlaylist({
  segments,
  targetDuration,
  isEnded,
}: Pick<MediaPlaylist, 'segments' | 'targetDuration' | 'isEnded'>) {
  const lines = [
    '#EXTM3U',
    `#EXT-X-VERSION:${protocolVersion}`,
    // Authoring specification 6.11: as in the playlist whose keyframes they are.
    `#EXT-X-TARGETDURATION:${targetDuration}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.msn ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${discontinuitySequence(segments)}`,
    '#EXT-X-I-FRAMES-ONLY',
  ]
  let initNumber: number | null = null
  for (const segment of segments.filter(({ isComplete }) => isComplete)) {
    const { isDiscontinuity } = segment.boundary
    if (isDiscontinuity) lines.push('#EXT-X-DISCONTINUITY')
    if (isDiscontinuity || initNumber !== segment.initNumber) {
      lines.push(`#EXT-X-MAP:${attributes({ URI: quoted(initSectionName(segment.initNumber)) })}`)
      initNumber = segment.initNumber
    }
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programDateTimeMs).toISOString()}`)
    if (segment.isGap || !segment.isIndependent) lines.push('#EXT-X-GAP')
    lines.push(`#EXTINF:${segment.durationSeconds.toFixed(5)},`, keyframeName(segment.msn))
  }
  if (isEnded) lines.push('#EXT-X-ENDLIST')
  return `${lines.join('\n')}\n`
}
