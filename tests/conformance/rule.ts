import type { Captures } from './captures'

/** What a check found: the figures, and whatever is wrong; nothing wrong means that the rule holds. */
export interface Finding {
  measured: string
  faults: readonly string[]
}

export type Check = (captures: Captures) => Finding | Promise<Finding>

interface RuleHead {
  id: string
  /** Of the authoring specification, or the section of RFC 8216bis. */
  rule: string
  level: 'MUST' | 'SHOULD'
  measures: string
}

/**
 * One row of the table. A rule that we depart from, with the reason, is checked too: once it holds,
 * the row is out of date and the test fails.
 */
export type ConformanceRule =
  | (RuleHead & { check: Check })
  | (RuleHead & { check: Check; departs: string })
  | (RuleHead & { doesNotApply: string })

/** A finding of one figure that is right or wrong. */
export const finding = (isRight: boolean, measured: string): Finding => ({
  measured,
  faults: isRight ? [] : [measured],
})

/** Gathers a sentence for every item that is not as it must be. */
export function findEach<Item>(
  items: readonly Item[],
  measured: string,
  explainFault: (item: Item) => string | false | null | undefined,
): Finding {
  if (items.length === 0) return { measured: 'nothing', faults: ['there is nothing to measure'] }
  const faults = items.flatMap((item) => explainFault(item) || [])
  return { measured: `${measured}, ${items.length} looked at`, faults: faults.slice(0, 10) }
}
