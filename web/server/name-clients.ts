import proxyAddr from 'proxy-addr'
import { beforeEachRequest } from './before-each-request'

/**
 * Writes into each request whose it is, before anything reads it: the address of the connection, or, where
 * that is one of our own proxies, what the proxies have written down of it. What a client itself puts into
 * `X-Forwarded-For` counts for nothing. Gives what ends it.
 */
export function nameClients(trustedProxies: readonly string[]) {
  const isTrusted = proxyAddr.compile([...trustedProxies])
  return beforeEachRequest((request) => {
    request.headers['x-forwarded-for'] = proxyAddr(request, isTrusted)
  })
}
