import { isPresence, type Playback } from '@/domain/attendance/presence-slot'

const everyMs = 30_000
/** The first word comes sooner, so that the teacher sees at once who is there. */
const firstAfterMs = 5_000

interface PresenceOptions {
  video: HTMLVideoElement
  send(playback: Playback): void
}

/**
 * Says again and again that this player plays, as long as it does: from the picture's own clock, not from an
 * open tab. That it stands still is said once. Gives the stop.
 */
export function startPresence({ video, send }: PresenceOptions) {
  let timer: ReturnType<typeof setTimeout>
  let formerSeconds = video.currentTime
  let wasPlaying = true
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      const playedMs = Math.min(
        Math.max(Math.round((video.currentTime - formerSeconds) * 1_000), 0),
        ms,
      )
      formerSeconds = video.currentTime
      const playback = { playedMs, stalledMs: ms - playedMs }
      const isPlaying = isPresence(playback)
      if (isPlaying || (wasPlaying && !video.paused)) send(playback)
      wasPlaying = isPlaying
      wait(isPlaying ? everyMs : firstAfterMs)
    }, ms)
  }
  wait(firstAfterMs)
  return () => clearTimeout(timer)
}

/** 128 random bits in hex: names this page's player, and nobody. */
export const makeViewerId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/** Tells the portal; a word that is lost is followed by the next. */
export function sendPresence(classSessionId: string, viewerId: string, playback: Playback) {
  fetch(`/api/presence/${encodeURIComponent(classSessionId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ viewerId, ...playback }),
    keepalive: true,
  }).catch(() => {})
}
