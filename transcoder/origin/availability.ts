import type { RenditionWindow } from '../packager/rendition-window'

interface Wanted {
  msn: number
  /** Null for the whole segment. */
  part: number | null
}

/** True once a playlist of this window contains what is wanted, or something later. */
export function isListed(window: RenditionWindow, { msn, part }: Wanted): boolean {
  if (window.isEnded) return true
  const { nextPart } = window
  if (msn < nextPart.msn) {
    const segment = window.findSegment(msn)
    // RFC 8216bis 6.2.5.2: a part behind a segment's last means the first of the next segment.
    const isBehind = part !== null && segment !== null && part >= segment.parts.length
    return isBehind && msn === nextPart.msn - 1 ? nextPart.part > 0 : true
  }
  return msn === nextPart.msn && part !== null && part < nextPart.part
}

/**
 * True when a blocking request asks for what is too far ahead to wait for, which RFC 8216bis
 * section 6.2.5.2 wants answered at once with Bad Request.
 */
export function isTooFarAhead(
  window: RenditionWindow,
  { msn, part }: Wanted,
  partTargetSeconds: number,
) {
  const { nextPart } = window
  const lastSegment = nextPart.msn - 1
  if (msn > lastSegment + 2) return true
  if (part === null || msn < nextPart.msn) return false
  const advancePartLimit = partTargetSeconds < 1 ? Math.ceil(3 / partTargetSeconds) : 3
  const lastPart = msn === nextPart.msn ? nextPart.part - 1 : -1
  return part > lastPart + advancePartLimit
}

/** What has become of a part that a preload hint may have named. */
export function partState(
  window: RenditionWindow,
  { msn, part }: { msn: number; part: number },
): 'made' | 'next' | 'absent' {
  const segment = window.findSegment(msn)
  if (segment && part < segment.parts.length) return 'made'
  const { nextPart } = window
  const isNext = nextPart.msn === msn && nextPart.part === part && !window.isEnded
  return isNext ? 'next' : 'absent'
}
