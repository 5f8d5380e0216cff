import type { DeliveryOutcome } from '@/domain/webhook/note-delivery'
import { openUntrusted } from '../server/open-untrusted'
import type { WebhookRequest } from './webhook-sender'

interface PostOptions extends WebhookRequest {
  /** Whether addresses of this machine and of private networks may be reached, and plain HTTP spoken. */
  mayBePrivate: boolean
  longestMs?: number
}

const longestAnswerMs = 10_000
const gone = 410

/** Sends one delivery. What the receiver says beyond its status is not read. */
export async function postWebhook(options: PostOptions): Promise<DeliveryOutcome> {
  const { url, body, mayBePrivate, longestMs = longestAnswerMs } = options
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Seedling-Webhooks/1',
    ...options.headers,
  }
  const signal = AbortSignal.timeout(longestMs)
  try {
    const answer = await openUntrusted(url, { method: 'POST', headers, body, mayBePrivate, signal })
    answer.destroy()
    return readOutcome(answer.statusCode ?? 0)
  } catch (error) {
    // Whatever breaks between here and there is the receiver's to mend, and is told to its school.
    if (!(error instanceof Error)) throw error
    return { kind: 'failed', answer: signal.aborted ? 'no answer in time' : error.message }
  }
}

function readOutcome(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'arrived', answer: String(status) }
  return { kind: status === gone ? 'hopeless' : 'failed', answer: String(status) }
}
