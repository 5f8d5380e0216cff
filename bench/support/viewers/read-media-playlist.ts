/** A part's place: the segment's number and its own within it. */
export interface Place {
  msn: number
  part: number
}

export interface ListedPart extends Place {
  path: string
  isIndependent: boolean
}

/** What a low-latency viewer needs to know of a media playlist (RFC 8216bis section 4.4). */
export interface ReadPlaylist {
  /** The init section in force at the end. */
  initPath: string | null
  parts: readonly ListedPart[]
  hintPath: string | null
  /** What a blocking reload asks for next, as hls.js reckons it. */
  next: Place
  canSkip: boolean
  /** How far from the end a viewer plays. */
  partHoldBackSeconds: number
  isEnded: boolean
}

/** `path`: where the playlist lies; URIs are resolved against it. Throws on what is no playlist. */
export function readMediaPlaylist(text: string, path: string): ReadPlaylist {
  if (!text.startsWith('#EXTM3U')) throw new Error('not a playlist')
  const resolve = (uri = '') => new URL(uri, `http://edge${path}`).pathname
  const parts: ListedPart[] = []
  const next = { msn: 0, part: 0 }
  let initPath: string | null = null
  let hintPath: string | null = null
  for (const line of text.split('\n')) {
    const [tag = '', value = ''] = splitTag(line)
    const uri = () => resolve(/URI="([^"]*)"/.exec(value)?.[1])
    if (tag === '#EXT-X-MEDIA-SEQUENCE') next.msn = Number(value)
    else if (tag === '#EXT-X-SKIP') next.msn += numberIn(value, 'SKIPPED-SEGMENTS')
    else if (tag === '#EXT-X-MAP') initPath = uri()
    else if (tag === '#EXT-X-PART') {
      parts.push({ ...next, path: uri(), isIndependent: value.includes('INDEPENDENT=YES') })
      next.part += 1
    } else if (tag === '#EXT-X-PRELOAD-HINT') hintPath = uri()
    else if (line !== '' && !line.startsWith('#')) {
      next.msn += 1
      next.part = 0
    }
  }
  return {
    ...{ initPath, hintPath, parts, next },
    canSkip: text.includes('CAN-SKIP-UNTIL='),
    partHoldBackSeconds: numberIn(text, 'PART-HOLD-BACK'),
    isEnded: text.includes('#EXT-X-ENDLIST'),
  }
}

export const isBefore = (one: Place, other: Place) =>
  one.msn < other.msn || (one.msn === other.msn && one.part < other.part)

function splitTag(line: string) {
  const colon = line.indexOf(':')
  return colon < 0 ? [line] : [line.slice(0, colon), line.slice(colon + 1)]
}

function numberIn(text: string, name: string) {
  return Number(new RegExp(`(?:^|[:,])${name}=([\\d.]+)`).exec(text)?.[1] ?? 0)
}
