import { isPresence, type Playback } from '@/domain/attendance/presence-slot'
import { isHeld, playTimeBetween } from './play-time'

const everyMs = 30_000
/** Sooner come the first word, so that the teacher sees at once who is there, and the one that all is well again. */
const firstAfterMs = 5_000
const lookEveryMs = 1_000

interface PresenceOptions {
  video: Pick<HTMLVideoElement, 'currentTime' | 'paused' | 'readyState'>
  send(playback: Playback): void
}

/**
 * Says again and again for how long this player has played and stood still, as long as it is to play: by whether
 * the picture moves, not by an open tab, and not by how far it got, since a player catches up after it stood still.
 * What is paused is neither. Gives the stop.
 */
export function startPresence({ video, send }: PresenceOptions) {
  let former = { seconds: video.currentTime, atMs: performance.now() }
  let playback: Playback = { playedMs: 0, stalledMs: 0 }
  let smoothMs = 0
  let wasStuck = false
  let dueAfterMs = firstAfterMs
  const say = (word: Playback) => {
    send(word)
    wasStuck = !isPresence(word)
    dueAfterMs = everyMs
    playback = { playedMs: 0, stalledMs: 0 }
  }
  const look = () => {
    const now = { seconds: video.currentTime, atMs: performance.now() }
    const between = playTimeBetween(former, now)
    former = now
    if (isHeld(video)) return
    // A computer that slept says nothing of its sleep.
    const playedMs = Math.min(Math.round(between.playedMs), everyMs)
    const stalledMs = Math.min(Math.round(between.stalledMs), everyMs)
    smoothMs = stalledMs === 0 ? smoothMs + playedMs : 0
    playback = {
      playedMs: playback.playedMs + playedMs,
      stalledMs: playback.stalledMs + stalledMs,
    }
    if (playback.playedMs + playback.stalledMs >= dueAfterMs) say(playback)
    else if (wasStuck && smoothMs >= firstAfterMs) say({ playedMs: smoothMs, stalledMs: 0 })
  }
  const timer = setInterval(look, lookEveryMs)
  return () => clearInterval(timer)
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
