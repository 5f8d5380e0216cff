/**
 * RFC 8216bis, 6.2.5.1: what a client makes of the playlist that it has and a delta update,
 * whose first segment may name once more the initialization section that is in force.
 */
export function applyDelta(before: string, delta: string) {
  const [head = '', count = '0', tail = ''] = delta.split(/^#EXT-X-SKIP:SKIPPED-SEGMENTS=(\d+)\n/m)
  const skipped = Number(count)
  const gone = readMediaSequence(delta) - readMediaSequence(before)
  const known = splitSegments(before)
  const kept = known
    .slice(gone, gone + skipped)
    .join('')
    .replaceAll(/^#EXT-X-PART:.*\n/gm, '')
  const first = kept.startsWith('#EXT-X-MAP:') ? '' : mapInForce(known.slice(0, gone + 1))
  const again = mapInForce(known.slice(0, gone + skipped))
  const added = tail.startsWith(again) ? tail.slice(again.length) : tail
  return { skipped, text: head + first + kept + added }
}

/** The tag that speaks for the last of these segments. */
const mapInForce = (segments: string[]) =>
  segments
    .join('')
    .match(/^#EXT-X-MAP:.*\n/gm)
    ?.at(-1) ?? ''

const readMediaSequence = (text: string) => Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)$/m.exec(text)?.[1])

const tagsOfPlaylist =
  /^#(EXTM3U|EXT-X-(VERSION|TARGETDURATION|SERVER-CONTROL|PART-INF|MEDIA-SEQUENCE|DISCONTINUITY-SEQUENCE|INDEPENDENT-SEGMENTS)\b.*)\n/gm

/** Each segment's lines, the last of which is its address. */
const splitSegments = (text: string) =>
  text.replaceAll(tagsOfPlaylist, '').match(/(^#.*\n)*^[^#\n].*\n/gm) ?? []
