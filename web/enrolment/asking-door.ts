import { IncomingMessage, Server, ServerResponse } from 'node:http'
import { sessionCookieName } from '../auth/session-cookie'
import { getPortal, type Portal } from '../server/portal'
import { BodyTooLongError, BodyTooSlowError } from '../server/read-body'
import { readCookie } from '../server/read-cookie'
import { ticketCookieName } from '../waiting-room/ticket'
import { answerRequest, askingLimits, askingRoute, refusalOf } from './answer-request'

declare global {
  // Development loads this file anew at every change; the server must be told once.
  var seedlingAskingDoor: boolean | undefined
}

/**
 * Lets `POST /api/subscriptions` be answered by Node's own HTTP server before Next.js sees it: on the day a
 * programme opens, routing, middleware and rendering would cost several times what writing a request
 * down does. Everything else goes its usual way, and the route of the same name answers alike.
 */
export function openAskingDoor() {
  if (globalThis.seedlingAskingDoor) return
  globalThis.seedlingAskingDoor = true
  const emit = Server.prototype.emit
  Server.prototype.emit = function emitOrAnswer(event: string | symbol, ...args: unknown[]) {
    const [request, response] = args
    if (event === 'request' && isAsking(request) && response instanceof ServerResponse) {
      void answerAtDoor(request, response)
      return true
    }
    return Reflect.apply(emit, this, [event, ...args]) === true
  }
}

const isAsking = (request: unknown): request is IncomingMessage =>
  request instanceof IncomingMessage && request.method === 'POST' && request.url === askingRoute

async function answerAtDoor(request: IncomingMessage, response: ServerResponse) {
  const portal = getPortal()
  const stopTimer = portal.metrics.requestSeconds.startTimer({ route: askingRoute })
  const { status, body } = await answerRequest({
    portal,
    origin: request.headers.origin,
    contentType: request.headers['content-type'],
    cookie: readCookie(request.headers.cookie, sessionCookieName(portal.settings)),
    ticket: readCookie(request.headers.cookie, ticketCookieName(portal.settings)),
    readBody: () => readBody(request),
  }).catch((error: unknown) => refusalOf(error) ?? broken(portal, error))
  stopTimer({ status })
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

function broken({ log }: Portal, error: unknown) {
  log.error({ route: askingRoute, err: error }, 'request failed')
  return { status: 500, body: { error: 'internal_error' } }
}

function readBody(request: IncomingMessage): Promise<string> {
  const { longestBytes, withinMs } = askingLimits
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const giveUp = () => end(() => reject(new BodyTooSlowError()))
    const timer = setTimeout(giveUp, withinMs)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      request.removeAllListeners('data')
      // It comes after every end; an error made then, with its stack, would cost as much as the reading.
      request.off('close', giveUp)
      settle()
    }
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > longestBytes) end(() => reject(new BodyTooLongError()))
      else chunks.push(chunk)
    })
    request.once('end', () => end(() => resolve(Buffer.concat(chunks).toString('utf8'))))
    request.once('error', (error) => end(() => reject(error)))
    request.once('close', giveUp)
  })
}
