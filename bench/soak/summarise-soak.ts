import { summariseGaps } from './gap-meter'
import type { ClassOutcome } from './hold-class'

const mostTold = 20

/** What became of the classes, in figures. */
export function summariseOutcomes(outcomes: readonly ClassOutcome[]) {
  const completed = outcomes.filter(({ failure }) => failure === null).length
  const sum = (count: (outcome: ClassOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const errors = outcomes.flatMap((outcome) => outcome.errors)
  return {
    figures: {
      classes_planned_count: outcomes.length,
      classes_completed_percent: (100 * completed) / outcomes.length,
      viewers_count: sum(({ viewers }) => viewers),
      requests_count: sum(({ requests }) => requests),
      lines_broken_count: sum(({ breaks }) => breaks),
      gaps_of_broken_lines: summariseGaps(outcomes.flatMap((each) => each.gapsOfBreaks)),
      gaps_otherwise: summariseGaps(outcomes.flatMap((each) => each.gapsWithoutBreak)),
      viewer_errors_count: errors.length,
    },
    failures: outcomes.flatMap(({ failure }) => failure ?? []),
    errors: errors.slice(0, mostTold),
  }
}
