import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'
const secretBytes = 32

/** A secret as receivers' libraries take it: `whsec_` and base64 (Standard Webhooks, "Signature scheme"). */
export const makeWebhookSecret = () => prefix + randomBytes(secretBytes).toString('base64')

interface SignOptions {
  secret: string
  /** The delivery's, the same at each try: by it a receiver knows what it has had already. */
  id: string
  sentAt: Date
  body: string
}

/** The headers that prove where a delivery comes from and when it was sent (Standard Webhooks). */
export function signWebhook({ secret, id, sentAt, body }: SignOptions) {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
