interface Viewing {
  viewerId: string
  classSessionId: string
  site: string | null
  startMs: number | null
  playedMs: number
  stalledMs: number
}

/** Tells the portal; a word that is lost is followed by the next. */
export function sendViewing(embedId: string, viewing: Viewing) {
  fetch(`/api/embed/${encodeURIComponent(embedId)}/presence`, {
    method: 'POST',
    credentials: 'omit',
    // As plain text, which a frame without an origin may send without asking first.
    body: JSON.stringify(viewing),
    keepalive: true,
  }).catch(() => {})
}
