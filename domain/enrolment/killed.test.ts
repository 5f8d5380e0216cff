import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readSettings } from '@/common/settings'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { auditProgramme } from './audit-programme'
import { decideProgramme } from './decide-programme'
import { giveBackSubscription } from './give-back-subscription'

const { KILLS } = readSettings({ KILLS: z.coerce.number().int().default(50) })
const asksARound = 6
const program = join(import.meta.dirname, '..', '..', '.data', 'build', 'killed-portal.mjs')

/** One file, so that it is there as soon as it is started. */
const bundling = `import('./scripts/setup/bundle.mjs')
  .then(({ bundle }) => bundle('killed-portal', 'tests/support/killed-portal.ts'))
  .then(() => process.exit(0))`

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await promisify(execFile)(process.execPath, ['-e', bundling])
})
afterAll(() => database.close())

test(
  `a portal that is killed at any instant, ${KILLS} times, loses no answered request and gives no place twice`,
  async () => {
    const { db, databaseUrl } = database
    const opensAt = new Date(Date.now() - 1_000)
    const quota = Math.floor((KILLS * asksARound) / 2)
    const programmeId = await makeProgramme({ db, opensAt, rules: { quota } })
    const accountSecret = programmeSecret
    const answered = new Map<string, string>()
    for (let round = 0; round < KILLS; round += 1) {
      const families = await Promise.all(
        Array.from({ length: asksARound }, () => makeFamily({ db, now: opensAt })),
      )
      const asks = families.map(({ accountId, childIds }) => ({ accountId, childId: childIds[0] }))
      const order = JSON.stringify({ databaseUrl, programmeId, accountSecret, asks })
      const child = spawn(process.execPath, [program, order], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = once(child, 'exit')
      // From the first instant to some time after all is done, later in each round.
      const killAfterLines = 1 + (round % (asksARound + 1))
      let lines = 0
      for await (const line of createInterface({ input: child.stdout })) {
        lines += 1
        const [childId, subscriptionId] = line.split(' ')
        if (childId && subscriptionId) answered.set(childId, subscriptionId)
        if (lines === killAfterLines) killSoon(child, round)
      }
      await ended
      // A place comes free now and then, so that there is something to decide about in each round.
      const held = await db.subscription.findFirst({ where: { programmeId, state: 'granted' } })
      if (held && round % 5 === 4) {
        await giveBackSubscription({ db, familyId: held.familyId, subscriptionId: held.id })
      }
      const block = await db.decisionBlock.findFirst({
        where: { programmeId },
        orderBy: { number: 'desc' },
      })
      const holders = await db.subscription.count({
        where: { programmeId, state: { in: ['granted', 'offered'] } },
      })
      expect(holders).toBe(block?.holders ?? 0)
      expect(holders).toBeLessThanOrEqual(quota)
    }
    await decideProgramme({ db, programmeId, portalUrl: 'http://portal.test', accountSecret })
    const rows = await db.subscription.findMany({ where: { programmeId } })
    const byChild = new Map(rows.map(({ childId, id }) => [childId, id]))
    expect(byChild.size).toBe(rows.length)
    expect(answered.size).toBeGreaterThan(0)
    for (const [childId, subscriptionId] of answered) {
      expect(byChild.get(childId)).toBe(subscriptionId)
    }
    expect((await auditProgramme({ db, programmeId })).problems).toEqual([])
    // One letter about each decision that families hear of, whatever was killed in between.
    const told = await db.decision.count({
      where: { programmeId, kind: { in: ['granted', 'waitlisted'] } },
    })
    expect(await db.outgoingMail.count()).toBe(told)
  },
  KILLS * 10_000,
)

/** At another instant of what is under way in each round. */
function killSoon(child: ReturnType<typeof spawn>, round: number) {
  const turns = (round * 7) % 40
  let turn = 0
  const next = () => {
    turn += 1
    if (turn > turns) child.kill('SIGKILL')
    else setImmediate(next)
  }
  next()
}
