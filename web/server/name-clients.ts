import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

const requestStarts = 'http.server.request.start'

/**
 * Writes into each request whose it is, before anything reads it: the address of the connection, or, where
 * that is one of our own proxies, what the proxies have written down of it. What a client itself puts into
 * `X-Forwarded-For` counts for nothing. Gives what ends it.
 */
export function nameClients(trustedProxies: readonly string[]) {
  const isTrusted = proxyAddr.compile([...trustedProxies])
  const name = (started: unknown) => {
    const request = requestOf(started)
    if (request) request.headers['x-forwarded-for'] = proxyAddr(request, isTrusted)
  }
  subscribe(requestStarts, name)
  return () => unsubscribe(requestStarts, name)
}

function requestOf(started: unknown) {
  if (typeof started !== 'object' || started === null || !('request' in started)) return null
  return started.request instanceof IncomingMessage ? started.request : null
}
