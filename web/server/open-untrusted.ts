import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { useAgent as chooseAgent } from 'request-filtering-agent'

interface OpenOptions {
  method: 'GET' | 'POST'
  headers: Record<string, string | number>
  body?: string
  /** Whether addresses of this machine and of private networks may be reached, and plain HTTP spoken. */
  mayBePrivate: boolean
  signal: AbortSignal
}

/**
 * Asks an address that somebody else chose, so that it is not trusted: an address of a private network is not
 * reached, by whatever name it goes when it is looked up, and no redirect is followed. Gives the answer before its
 * body is read; whoever gets it destroys it. Throws whatever keeps it from coming.
 */
export function openUntrusted(url: string, options: OpenOptions): Promise<IncomingMessage> {
  const { method, headers, body, mayBePrivate, signal } = options
  const isSecure = url.startsWith('https:')
  if (!isSecure && !mayBePrivate) return Promise.reject(new Error('not an https address'))
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method,
      headers,
      agent: chooseAgent(url, {
        allowPrivateIPAddress: mayBePrivate,
        allowMetaIPAddress: mayBePrivate,
      }),
      signal,
    })
    request.on('response', resolve)
    request.on('error', reject)
    request.end(body)
  })
}
