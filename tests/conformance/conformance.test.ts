import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedStack } from '../support/shared-stack'
import { type Captures, takeCaptures } from './captures'
import { formatConformanceTable } from './conformance-table'
import type { ConformanceRule } from './rule'
import { conformanceRules } from './rules'
import { spoilers } from './spoilers'

let captures: Captures
let dataFolder: string
const measured: string[] = []

beforeAll(async () => {
  const stack = await sharedStack()
  dataFolder = stack.dataFolder
  captures = await takeCaptures(stack)
})

afterAll(() => {
  const report = `${measured.join('\n')}\n`
  process.stdout.write(report)
  if (dataFolder) writeFileSync(join(dataFolder, 'conformance.txt'), report)
})

const titleOf = ({ id, rule, level, measures }: ConformanceRule) =>
  `${id} (${rule}, ${level}): ${measures}`

test('every row has an id of its own, and CONFORMANCE.md tells them all', async () => {
  const ids = conformanceRules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  await expect(formatConformanceTable(conformanceRules)).toMatchFileSnapshot('../../CONFORMANCE.md')
})

for (const rule of conformanceRules) {
  if ('doesNotApply' in rule) {
    test.skip(`${titleOf(rule)}: does not apply, ${rule.doesNotApply}`)
    continue
  }
  test('departs' in rule ? `${titleOf(rule)}: departs` : titleOf(rule), async () => {
    const { measured: figures, faults } = await rule.check(captures)
    measured.push(`${rule.id} ${figures}${faults.length > 0 ? `; ${faults[0]}` : ''}`)
    if ('departs' in rule) expect(faults, 'the rule holds by now: mend the row').not.toEqual([])
    else expect(faults).toEqual([])
  })
}

test.each(spoilers)('row %s finds fault with output that breaks its rule', async (id, spoil) => {
  const rule = conformanceRules.find((each) => each.id === id)
  if (!rule || !('check' in rule)) throw new Error(`there is no row ${id}`)
  const { faults } = await rule.check(spoil(captures))
  expect(faults).not.toEqual([])
})
