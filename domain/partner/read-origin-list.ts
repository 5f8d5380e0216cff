import { type OriginProblem, type ParsedOrigin, parseOrigin } from './parse-origin'

export const mostOrigins = 50

export interface OriginMistake {
  /** As it was typed, cut to what can be shown. */
  typed: string
  problem: OriginProblem
  suggestion: string | null
}

export interface OriginList {
  /** Each once, in the order in which they were typed. */
  origins: string[]
  mistakes: OriginMistake[]
}

const longestShown = 80

/** Reads a list of origins, one a line; commas and spaces part them as well. */
export function readOriginList(
  text: string,
  options: Parameters<typeof parseOrigin>[1],
): OriginList {
  const parsed = text
    .split(/[\s,]+/)
    .filter((typed) => typed !== '')
    .slice(0, mostOrigins + 1)
    .map((typed) => ({ typed: typed.slice(0, longestShown), ...parseOrigin(typed, options) }))
  return {
    origins: [...new Set(parsed.flatMap((one) => (one.outcome === 'origin' ? one.origin : [])))],
    mistakes: parsed.filter(isMistake).map(({ typed, problem, suggestion }) => ({
      ...{ typed, problem, suggestion },
    })),
  }
}

type Parsed = ParsedOrigin & { typed: string }
const isMistake = (one: Parsed): one is Extract<Parsed, { outcome: 'problem' }> =>
  one.outcome === 'problem'
