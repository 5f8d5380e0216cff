const everyMs = 30_000
/** The first word comes sooner, so that the teacher sees at once who is there. */
const firstAfterMs = 5_000
/** Of the time between two words, so much must really have played. */
const playedShare = 0.5

interface PresenceOptions {
  video: HTMLVideoElement
  send(): void
}

/**
 * Says again and again that this player plays, as long as it does: from the picture's own clock, not from an
 * open tab. Gives the stop.
 */
export function startPresence({ video, send }: PresenceOptions) {
  let timer: ReturnType<typeof setTimeout>
  let formerSeconds = video.currentTime
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      const playedMs = (video.currentTime - formerSeconds) * 1_000
      formerSeconds = video.currentTime
      const isPlaying = playedMs >= ms * playedShare
      if (isPlaying) send()
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
export function sendPresence(classSessionId: string, viewerId: string) {
  fetch(`/api/presence/${encodeURIComponent(classSessionId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ viewerId }),
    keepalive: true,
  }).catch(() => {})
}
