import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { useAgent as chooseAgent } from 'request-filtering-agent'
import type { DeliveryOutcome } from '@/domain/webhook/note-delivery'
import type { WebhookRequest } from './webhook-sender'

interface PostOptions extends WebhookRequest {
  /** Whether addresses of this machine and of private networks may be reached, and plain HTTP spoken. */
  mayBePrivate: boolean
  longestMs?: number
}

const longestAnswerMs = 10_000
const gone = 410

/**
 * Sends one delivery. A school chooses the address, so that it is not trusted: an address of a private
 * network is not reached, by whatever name it goes when it is looked up, and no redirect is followed. What
 * the receiver says beyond its status is not read.
 */
export function postWebhook(options: PostOptions): Promise<DeliveryOutcome> {
  const { url, headers, body, mayBePrivate, longestMs = longestAnswerMs } = options
  const isSecure = url.startsWith('https:')
  if (!isSecure && !mayBePrivate) return Promise.resolve(failed('not an https address'))
  return new Promise((resolve) => {
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Seedling-Webhooks/1',
        ...headers,
      },
      agent: chooseAgent(url, {
        allowPrivateIPAddress: mayBePrivate,
        allowMetaIPAddress: mayBePrivate,
      }),
      signal: AbortSignal.timeout(longestMs),
    })
    request.on('response', (response) => {
      resolve(readOutcome(response.statusCode ?? 0))
      response.destroy()
    })
    request.on('error', (error) => {
      resolve(failed(error.name === 'AbortError' ? 'no answer in time' : error.message))
    })
    request.end(body)
  })
}

const failed = (answer: string): DeliveryOutcome => ({ kind: 'failed', answer })

function readOutcome(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'arrived', answer: String(status) }
  return { kind: status === gone ? 'hopeless' : 'failed', answer: String(status) }
}
