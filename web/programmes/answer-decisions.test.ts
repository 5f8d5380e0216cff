import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideProgramme } from '@/domain/enrolment/decide-programme'
import { giveBackSubscription } from '@/domain/enrolment/give-back-subscription'
import { requestSubscription } from '@/domain/enrolment/request-subscription'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { makeTestPortal } from '../server/test-portal'
import { answerDecisions } from './answer-decisions'

const opensAt = new Date('2020-02-10T01:00:00Z')
const after = (minutes: number) => new Date(opensAt.getTime() + minutes * 60_000)
const folder = mkdtempSync(join(tmpdir(), 'seedling-verify-'))
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database?.close()
})

/** Decided in several blocks, with a draw and a place that was given back. */
async function makeDecided() {
  const { db } = database
  const programmeId = await makeProgramme({ db, opensAt, rules: { quota: 3, drawMinutes: 10 } })
  const given: { familyId: string; subscriptionId: string }[] = []
  for (let family = 0; family < 6; family += 1) {
    const { accountId, familyId, childIds } = await makeFamily({ db, now: opensAt })
    const children = childIds.map((childId) => ({ childId, claim: null }))
    const at = after(family * 2)
    const [asked] = await requestSubscription({ db, keys, accountId, programmeId, children, at })
    given.push({ familyId, subscriptionId: asked?.subscriptionId ?? '' })
  }
  const decide = (at: Date) =>
    decideProgramme({
      ...{ db, programmeId, portalUrl: 'http://portal.test', accountSecret: programmeSecret, at },
      mostDecisions: 2,
    })
  await decide(after(12))
  const granted = await db.subscription.findFirstOrThrow({
    where: { programmeId, state: 'granted' },
  })
  const { familyId, id: subscriptionId } = granted
  await giveBackSubscription({ db, familyId, subscriptionId, at: after(13) })
  await decide(after(14))
  return db.programme.findUniqueOrThrow({ where: { id: programmeId } })
}

function answer(programmeId: string) {
  const portal = makeTestPortal({ database, clock: () => Date.now() })
  return answerDecisions({ portal, programmeId })
}

/** As the README gives it to everybody. */
function writeScript() {
  const readme = readFileSync('README.md', 'utf8')
  const script = /```js\n(import \{ createHash, createHmac \}[\s\S]*?)```/.exec(readme)?.[1]
  if (!script) throw new Error('the README has no script')
  const path = join(folder, 'verify.mjs')
  writeFileSync(path, script)
  return path
}

test('anybody recomputes the chain and the draw with the README’s script, and sees what was changed', async () => {
  const { id, rulesHash, drawSeed } = await makeDecided()
  const response = await answer(id)
  expect(response.headers.get('x-rules-hash')).toBe(rulesHash)
  const csv = await response.text()
  const [script, file] = [writeScript(), join(folder, 'decisions.csv')]
  const verify = (text: string) => {
    writeFileSync(file, text)
    const args = [script, file, rulesHash ?? '', drawSeed ?? '']
    return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' })
  }
  const lines = csv.trim().split('\n')
  const ends = new Set(lines.slice(1).map((line) => line.split(',').at(-1)))
  expect(ends.size).toBeGreaterThan(2)
  expect(verify(csv)).toContain(`All right. The chain ends with ${[...ends].at(-1)}`)
  const changed = lines.map((line, at) => (at === 2 ? line.replace(/,[12],/, ',3,') : line))
  expect(() => verify(changed.join('\n'))).toThrow('is not what its decisions say')
  expect(() => verify(lines.toSpliced(3, 1).join('\n'))).toThrow('is not what its decisions say')
})
