import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'

const requestStarts = 'http.server.request.start'

/** Changes each request of this process before anything reads it. Gives what ends that. */
export function beforeEachRequest(change: (request: IncomingMessage) => void) {
  const start = (started: unknown) => {
    const request = requestOf(started)
    if (request) change(request)
  }
  subscribe(requestStarts, start)
  return () => unsubscribe(requestStarts, start)
}

function requestOf(started: unknown) {
  if (typeof started !== 'object' || started === null || !('request' in started)) return null
  return started.request instanceof IncomingMessage ? started.request : null
}
