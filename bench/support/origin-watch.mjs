// Loaded into the media node before its program (`NODE_OPTIONS=--import=…`), to see what comes to the
// origin and when it is answered: Node.js itself tells of it, and the program is as it always is.
import { subscribe } from 'node:diagnostics_channel'
import { createWriteStream } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env.SEEDLING_ORIGIN_WATCH_FILE
if (file && isMainThread && process.argv[1]?.endsWith('media.mjs')) watchOrigin(file)

function watchOrigin(path) {
  const out = createWriteStream(path)
  const write = (what, target, status = 0) => {
    const atMs = Number(process.hrtime.bigint()) / 1e6
    if (target?.startsWith('/live/'))
      out.write(`${JSON.stringify({ what, target, status, atMs })}\n`)
  }
  subscribe('http.server.request.start', ({ request }) => write('asked', request.url))
  subscribe('http.server.response.finish', ({ request, response }) =>
    write('answered', request.url, response.statusCode),
  )
}
