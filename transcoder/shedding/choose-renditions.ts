import type { Supply } from '../packager/rendition'

/** A picture of one broadcast's ladder, as a candidate to be given up or given back. */
export interface Candidate {
  broadcastId: string
  /** Named after its lines, as `480p`. */
  renditionId: string
  supply: Supply
  /** Requests since the last look: for the rendition, and for its whole broadcast. */
  requests: number
  broadcastRequests: number
}

/** The more there are, the more are given up at once: a large node must not take minutes. */
const shedShare = 0.25

/**
 * What to give up next: the largest renditions of all broadcasts before any smaller one, and among
 * them first what nobody asks for, then what is asked for least.
 */
export function chooseToShed(candidates: readonly Candidate[]): Candidate[] {
  const made = candidates.filter(({ supply }) => supply === 'made')
  const largest = [...made].sort((a, b) => compareSteps(b, a))[0]
  if (!largest) return []
  const step = made.filter(({ renditionId }) => renditionId === largest.renditionId)
  const count = Math.ceil(step.length * shedShare)
  return step.sort((a, b) => a.requests - b.requests).slice(0, count)
}

/** What to give back next, one at a time: the smallest first, to the broadcast with most requests. */
export function chooseToRestore(candidates: readonly Candidate[]): Candidate | null {
  const shed = candidates.filter(({ supply }) => supply === 'shed')
  const order = (a: Candidate, b: Candidate) =>
    compareSteps(a, b) || b.broadcastRequests - a.broadcastRequests
  return shed.sort(order)[0] ?? null
}

const compareSteps = (a: Candidate, b: Candidate) => stepOf(a) - stepOf(b)
const stepOf = ({ renditionId }: Candidate) => Number.parseInt(renditionId, 10)
