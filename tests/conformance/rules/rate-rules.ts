import { listCaptures, listOnAir, measureRates } from '../all-captures'
import type { Capture, CapturedRendition } from '../capture'
import { type ConformanceRule, findEach } from '../rule'

/** Every variant with its pictures and the sound that goes with them, measured. */
function listVariants(captures: readonly Capture[]) {
  return captures.flatMap(({ name, multivariant, renditions }) => {
    const find = (uri?: string) => renditions.find(({ answer }) => uri && answer.url.endsWith(uri))
    return multivariant.variants
      .filter(({ isIFrameOnly }) => !isIFrameOnly)
      .map((variant) => {
        const main = find(variant.uri)
        const sounds = variant.audio.flatMap(({ uri }) => find(uri) ?? [])
        const together = main ? [...new Set([main, ...sounds])] : []
        return { where: `${name} ${variant.uri}`, variant, rates: sumRates(together) }
      })
  })
}

function sumRates(renditions: readonly CapturedRendition[]) {
  const rates = renditions.map(({ segments }) => measureRates(segments))
  return {
    peak: rates.reduce((sum, { peak }) => sum + peak, 0),
    average: rates.reduce((sum, { average }) => sum + average, 0),
  }
}

const kbps = (bitsPerSecond = 0) => `${Math.round(bitsPerSecond / 1000)} kbit/s`

export const rateRules: ConformanceRule[] = [
  {
    id: 'A5',
    rule: '1.26',
    level: 'MUST',
    measures: 'replay: bits over time of all segments, within 10 % of AVERAGE-BANDWIDTH',
    check: ({ replay }) =>
      findEach(listVariants([replay]), 'average', ({ where, variant, rates }) => {
        const ratio = rates.average / (variant.averageBandwidth ?? 0)
        return Math.abs(ratio - 1) > 0.1 && `${where}: ${kbps(rates.average)}, ratio ${ratio}`
      }),
  },
  {
    id: 'A6',
    rule: '1.27',
    level: 'MUST',
    measures: 'replay: the fastest segment, within 10 % of BANDWIDTH',
    check: ({ replay }) =>
      findEach(listVariants([replay]), 'peak', ({ where, variant, rates }) => {
        const ratio = rates.peak / variant.bandwidth
        return Math.abs(ratio - 1) > 0.1 && `${where}: ${kbps(rates.peak)}, ratio ${ratio}`
      }),
  },
  {
    id: 'A7',
    rule: '1.28',
    level: 'MUST',
    measures: 'on air: bits over time of the newest 8 segments, below 110 % of AVERAGE-BANDWIDTH',
    check: (captures) =>
      findEach(listVariants(listOnAir(captures)), 'average', ({ where, variant, rates }) => {
        const ratio = rates.average / (variant.averageBandwidth ?? 0)
        return !(ratio < 1.1) && `${where}: ${kbps(rates.average)}, ratio ${ratio}`
      }),
  },
  {
    id: 'A8',
    rule: '1.29',
    level: 'MUST',
    measures: 'on air: the fastest of the newest 8 segments, below 125 % of BANDWIDTH',
    check: (captures) =>
      findEach(listVariants(listOnAir(captures)), 'peak', ({ where, variant, rates }) => {
        const ratio = rates.peak / variant.bandwidth
        return !(ratio < 1.25) && `${where}: ${kbps(rates.peak)}, ratio ${ratio}`
      }),
  },
  {
    id: 'A9',
    rule: '1.30',
    level: 'SHOULD',
    measures: 'replay: BANDWIDTH at most twice AVERAGE-BANDWIDTH',
    check: ({ replay }) =>
      findEach(listVariants([replay]), 'declared rates', ({ where, variant }) => {
        const ratio = variant.bandwidth / (variant.averageBandwidth ?? 0)
        return !(ratio <= 2) && `${where}: ratio ${ratio}`
      }),
  },
  {
    id: 'A38',
    rule: '9.13',
    level: 'MUST',
    measures: 'BANDWIDTH of every variant: no less than the peaks of picture and sound together',
    check: (captures) =>
      findEach(listVariants(listCaptures(captures)), 'sums', ({ where, variant, rates }) => {
        // What came after the playlist was written is A8's matter.
        const isEnough = variant.bandwidth >= rates.peak * 0.95
        return !isEnough && `${where}: ${kbps(rates.peak)} in ${kbps(variant.bandwidth)}`
      }),
  },
  {
    id: 'A40',
    rule: '9.21',
    level: 'MUST',
    measures: 'a variant for cellular lines: BANDWIDTH of the lowest at most 192 kbit/s',
    check: (captures) =>
      findEach(listCaptures(captures), 'lowest variant', ({ name, multivariant }) => {
        const lowest = Math.min(...multivariant.variants.map(({ bandwidth }) => bandwidth))
        return lowest > 192_000 && `${name}: ${kbps(lowest)}`
      }),
  },
]
