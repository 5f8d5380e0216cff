import { DomainError } from '@/domain/domain-error'
import type { Portal } from './portal'
import { BodyTooLongError, BodyTooSlowError } from './read-body'

/** A request that a door turns away, with the status that says why. */
export class RefusedRequest extends Error {
  readonly status: number

  constructor(status: number, code: string) {
    super(code)
    this.status = status
  }
}

interface AnswerOptions {
  portal: Portal
  /** The route's pattern, never the address itself: it labels a metric. */
  route: string
}

/** Runs a route; every refusal becomes its answer, and what broke is logged once, here. */
export async function answer({ portal, route }: AnswerOptions, run: () => Promise<Response>) {
  const stopTimer = portal.metrics.requestSeconds.startTimer({ route })
  const response = await run().catch((error: unknown) => refuse({ portal, route }, error))
  stopTimer({ status: response.status })
  return response
}

function refuse({ portal, route }: AnswerOptions, error: unknown) {
  if (error instanceof RefusedRequest) return refusal(error.status, error.message)
  if (error instanceof DomainError) return refusal(error.status, error.code)
  if (error instanceof BodyTooLongError) return refusal(413, 'body_too_long')
  if (error instanceof BodyTooSlowError) return refusal(408, 'body_too_slow')
  portal.log.error({ route, err: error }, 'request failed')
  return refusal(500, 'internal_error')
}

function refusal(status: number, error: string) {
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } })
}
