import type { OriginObject } from '../support/origin-record'
import { percentile } from '../support/percentile'
import { type CrowdReport, valuesPerReload } from './crowd-messages'

interface Window {
  fromMs: number
  toMs: number
}

interface ReloadsOptions {
  reports: readonly Pick<CrowdReport, 'reloads'>[]
  record: ReadonlyMap<string, OriginObject>
  window: Window
}

/**
 * Milliseconds from the origin's answer to a reload until viewers had its first and its last byte.
 * Only viewers who were waiting when the origin answered: who comes later waits for nothing.
 */
export function summariseReloads({ reports, record, window }: ReloadsOptions) {
  const first: number[] = []
  const last: number[] = []
  for (const { reloads } of reports) {
    for (const [target, values] of Object.entries(reloads)) {
      const answeredAtMs = record.get(target)?.answeredAtMs ?? 0
      if (answeredAtMs < window.fromMs || answeredAtMs > window.toMs) continue
      for (let at = 0; at < values.length; at += valuesPerReload) {
        const [askedAtMs = 0, firstByteAtMs = 0, lastByteAtMs = 0] = values.slice(at, at + 3)
        if (askedAtMs >= answeredAtMs) continue
        first.push(firstByteAtMs - answeredAtMs)
        last.push(lastByteAtMs - answeredAtMs)
      }
    }
  }
  first.sort((one, other) => one - other)
  last.sort((one, other) => one - other)
  return {
    reloads_measured_count: last.length,
    first_byte_delay_p50_ms: percentile(first, 0.5),
    first_byte_delay_p99_ms: percentile(first, 0.99),
    delay_p50_ms: percentile(last, 0.5),
    delay_p99_ms: percentile(last, 0.99),
    delay_most_ms: percentile(last, 1),
  }
}
