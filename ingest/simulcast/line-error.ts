import type { SimulcastReason } from '@/common/simulcast-health'

/** A target could not be reached; the reason is all that is told of it. */
export class LineError extends Error {
  constructor(
    readonly reason: SimulcastReason,
    options?: ErrorOptions,
  ) {
    super(`a target of a simulcast: ${reason}`, options)
  }
}
