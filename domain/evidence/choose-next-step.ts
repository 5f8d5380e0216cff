import type { ReviewOutcome } from '@/prisma/database'

interface Look {
  look: number
  outcome: ReviewOutcome
}

interface ChooseOptions<Taken extends Look> {
  /** What was decided in this round. */
  looks: Taken[]
  /** Of a hundred first looks, how many are followed by a second. */
  secondReviewPercent: number
  isObjection: boolean
  /** At random, from 0 to below 100. */
  draw: number
}

type NextStep<Taken> = { kind: 'look'; look: 2 | 3 } | { kind: 'outcome'; of: Taken }

/**
 * What follows from the newest look. A second, independent one confirms a sample of the first; where the two
 * disagree, a third decides. An objection has had its first looks before, so one look decides it.
 */
export function chooseNextStep<Taken extends Look>(options: ChooseOptions<Taken>): NextStep<Taken> {
  const { looks, secondReviewPercent, isObjection, draw } = options
  const newest = looks.reduce((one, other) => (other.look > one.look ? other : one))
  if (newest.outcome === 'ask_again') return { kind: 'outcome', of: newest }
  if (newest.look === 1 && !isObjection && draw < secondReviewPercent) {
    return { kind: 'look', look: 2 }
  }
  const first = looks.find(({ look }) => look === 1)
  if (newest.look === 2 && first?.outcome !== newest.outcome) return { kind: 'look', look: 3 }
  return { kind: 'outcome', of: newest }
}
