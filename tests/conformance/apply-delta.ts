/** RFC 8216bis, 6.2.5.1: what a client makes of the playlist that it has and a delta update. */
export function applyDelta(before: string, delta: string) {
  const skipTag = /^#EXT-X-SKIP:SKIPPED-SEGMENTS=(\d+)\n/m
  const skipped = Number(skipTag.exec(delta)?.[1] ?? 0)
  const gone = readMediaSequence(delta) - readMediaSequence(before)
  const known = splitSegments(before)
  const map =
    known
      .slice(0, gone + 1)
      .join('')
      .match(/^#EXT-X-MAP:.*\n/gm)
      ?.at(-1) ?? ''
  const kept = known
    .slice(gone, gone + skipped)
    .join('')
    .replaceAll(/^#EXT-X-PART:.*\n/gm, '')
  const text = delta.replace(skipTag, kept.startsWith('#EXT-X-MAP:') ? kept : map + kept)
  return { skipped, text }
}

const readMediaSequence = (text: string) => Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)$/m.exec(text)?.[1])

const tagsOfPlaylist =
  /^#(EXTM3U|EXT-X-(VERSION|TARGETDURATION|SERVER-CONTROL|PART-INF|MEDIA-SEQUENCE|DISCONTINUITY-SEQUENCE|INDEPENDENT-SEGMENTS)\b.*)\n/gm

/** Each segment's lines, the last of which is its address. */
const splitSegments = (text: string) =>
  text.replaceAll(tagsOfPlaylist, '').match(/(^#.*\n)*^[^#\n].*\n/gm) ?? []
