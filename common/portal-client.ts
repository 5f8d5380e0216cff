import type { Clock } from './clock'
import { signRequest } from './signed-request'

interface PortalClientOptions {
  portalUrl: string
  secret: string
  clock: Clock
}

/** The portal did not answer, or not as agreed. */
export class PortalError extends Error {}

/** Signed requests to the portal. */
export class PortalClient {
  constructor(private readonly options: PortalClientOptions) {}

  /** Gives the answer's JSON, or null when it has no body. Throws {@link PortalError}. */
  async post(path: string, message: unknown, signal: AbortSignal): Promise<unknown> {
    const { portalUrl, secret, clock } = this.options
    const body = JSON.stringify(message)
    const authorization = await signRequest({ method: 'POST', path, body }, secret, clock)
    try {
      const response = await fetch(new URL(path, portalUrl), {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body,
        signal,
        redirect: 'error',
      })
      const text = await response.text()
      if (!response.ok) throw new PortalError(`the portal answered ${response.status}`)
      return text === '' ? null : JSON.parse(text)
    } catch (error) {
      if (error instanceof PortalError) throw error
      throw new PortalError('the portal did not answer as agreed', { cause: error })
    }
  }
}
