import type { ConformanceRule } from './rule'

const head = `# Conformance

How what we send stands to the rules for HTTP Live Streaming. A: Apple's *HLS Authoring
Specification* (revision of 2025-06-26), with its rule numbers. B: *HTTP Live Streaming 2nd Edition*
(draft-pantos-hls-rfc8216bis), with its sections as of the drafts of 2025 and 2026, of which only
excerpts could be read here.

Each row is one test of \`tests/conformance\`. It runs against what a real media node and edge send of
a lecture on air, of a class whose line broke and came back, of the same class when it is over, and of
its replay, read by parsers that are not ours. A row that departs from its rule is measured too: once
the rule holds, the test fails until the row says so. Written by
\`npx vitest run --project whole tests/conformance -u\`.`

/** The text of CONFORMANCE.md. */
export function formatConformanceTable(rules: readonly ConformanceRule[]) {
  const rows = rules.map((rule) => {
    const { id, rule: number, level, measures } = rule
    return `| ${id} | ${number} | ${level} | ${measures} | ${verdictOf(rule)} |`
  })
  const titles = [
    '| row | rule | level | what is measured | verdict |',
    '| --- | --- | --- | --- | --- |',
  ]
  return `${[head, '', ...titles, ...rows].join('\n')}\n`
}

function verdictOf(rule: ConformanceRule) {
  if ('doesNotApply' in rule) return `does not apply: ${rule.doesNotApply}`
  return 'departs' in rule ? `departs: ${rule.departs}` : 'holds'
}
