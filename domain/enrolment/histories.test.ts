import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readSettings } from '@/common/settings'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { EnrolmentModel } from '@/tests/support/enrolment-model'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { DomainError } from '../domain-error'
import { answerOffer } from './answer-offer'
import { auditProgramme } from './audit-programme'
import { decideProgramme } from './decide-programme'
import { giveBackSubscription } from './give-back-subscription'
import { objectToClaim } from './object-to-claim'
import { requestSubscription } from './request-subscription'
import { settleClaim } from './settle-claim'

/** `HISTORIES=10000 npm test -- histories` is the long run. */
const { HISTORIES } = readSettings({ HISTORIES: z.coerce.number().int().default(300) })
const atOnce = 4
const opensAt = new Date('2020-02-10T01:00:00Z')
const hourMs = 3_600_000
const after = (hours: number) => new Date(opensAt.getTime() + hours * hourMs)
const portalUrl = 'http://portal.test'
/** By numbers: who lives in Hubei, and who has two children. */
const kinds = Array.from({ length: 10 }, (_, number) => ({
  isInHubei: number % 3 === 0,
  children: number % 4 === 1 ? 2 : 1,
}))

type Family = Awaited<ReturnType<typeof makeFamily>>
let database: TestDatabase
let families: Family[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  families = await Promise.all(
    kinds.map(({ isInHubei, children }) =>
      makeFamily({
        ...{ db: database.db, now: opensAt, children },
        ...(isInHubei && { regionCode: '420102' }),
      }),
    ),
  )
})
afterAll(() => database.close())

const which = fc.nat({ max: 30 })
const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask'), which, flag: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('decide'), which, flag: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('giveBack'), which, flag: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('answer'), which, flag: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle'), which, flag: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('object'), which, flag: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass'), which, flag: fc.boolean() }) },
  ),
  { minLength: 6, maxLength: 16, size: 'max' },
)
type Command = { kind: string; which: number; flag: boolean }

const programmes = fc.record({
  quota: fc.integer({ min: 1, max: 8 }),
  keptPercent: fc.integer({ min: 0, max: 100 }),
  hasTranches: fc.boolean(),
  asksEvidence: fc.boolean(),
})

/** One programme's life, in the product and in the model side by side. */
class History {
  private hours = 1
  private constructor(
    private readonly programmeId: string,
    private readonly model: EnrolmentModel,
  ) {}

  static async begin({ quota, keptPercent, hasTranches, asksEvidence }: ProgrammeShape) {
    const half = Math.floor(quota / 2)
    const tranches = [
      { opensAt, places: half },
      { opensAt: after(60), places: quota - half },
    ]
    const rules = {
      ...{ quota, keptQuota: Math.floor((quota * keptPercent) / 100), keptUntil: after(100) },
      ...{ closesAt: after(200), endsAt: after(300), offerHours: 24, evidenceDueDays: 90 },
      tranches: hasTranches && half > 0 ? tranches : [],
    }
    const evidenceRule = asksEvidence ? ('all' as const) : ('none' as const)
    const { db } = database
    const programmeId = await makeProgramme({ db, opensAt, rules: { ...rules, evidenceRule } })
    return new History(programmeId, new EnrolmentModel(rules))
  }

  async run({ kind, which: number, flag }: Command) {
    this.hours += 1
    const { members } = this.model
    const member = members[number % Math.max(1, members.length)]
    if (kind === 'ask') return this.ask(number % families.length, flag)
    if (kind === 'decide') return this.decide()
    if (kind === 'pass') return this.pass(number)
    if (!member) return
    const { db } = database
    const at = after(this.hours)
    const own = { db, familyId: member.familyId, subscriptionId: member.id, at }
    if (kind === 'giveBack') {
      const isDone = await isLet(giveBackSubscription(own))
      expect(isDone).toBe(this.model.giveBack(member.id))
      if (isDone) this.model.leaveUnit(member.unitId)
    } else if (kind === 'answer') {
      const answer = flag ? 'accept' : 'decline'
      expect(await isLet(answerOffer({ ...own, answer }))).toBe(
        this.model.answer(member.id, answer, at),
      )
    } else if (kind === 'object') {
      expect(await isLet(objectToClaim(own))).toBe(this.model.object(member.id))
    } else {
      const outcome = flag ? 'accepted' : 'refused'
      const given = { subscriptionId: member.id, outcome, portalUrl, at } as const
      await db.$transaction((tx) => settleClaim({ db: tx, ...given }))
      this.model.settle(member.id, outcome)
    }
  }

  async ask(number: number, takesFreePlace: boolean) {
    const family = families[number]
    const isKnown = this.model.members.some(({ familyId }) => familyId === family?.familyId)
    if (!family || isKnown) return
    const claim = kinds[number]?.isInHubei ? ('residence' as const) : null
    const asking = requestSubscription({
      ...{ db: database.db, keys, accountId: family.accountId, programmeId: this.programmeId },
      children: family.childIds.map((childId) => ({ childId, claim })),
      ...{ together: true, takesFreePlace, at: after(this.hours) },
    })
    if (!(await isLet(asking))) return expect(this.hours).toBeGreaterThanOrEqual(200)
    const rows = await this.rows()
    for (const row of rows.filter(({ familyId }) => familyId === family.familyId)) {
      this.model.members.push({
        ...{ id: row.id, familyId: row.familyId, unitId: row.togetherId ?? row.id },
        ...{ claimTier: row.claimTier, ownTier: row.claimTier, tier: row.claimTier },
        ...{ orderKey: row.orderKey, state: 'requested', hasObjected: false, offerExpiresAt: null },
        ...{ claim: row.claimState === 'evidence_asked' ? 'open' : 'none', takesFreePlace },
      })
    }
  }

  async decide() {
    const at = after(this.hours)
    await decideProgramme({
      ...{ db: database.db, programmeId: this.programmeId, portalUrl, at },
      ...{ accountSecret: programmeSecret, mostDecisions: 5 },
    })
    this.model.decide(at)
  }

  pass(number: number) {
    this.hours += number * 5
  }

  async compare() {
    const found = (await this.rows()).map(({ id, state, tier }) => ({ id, state, tier }))
    const known = this.model.members.map(({ id, state, tier }) => ({ id, state, tier }))
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
    expect(found.sort(byId)).toEqual(known.sort(byId))
  }

  rows() {
    return database.db.subscription.findMany({ where: { programmeId: this.programmeId } })
  }

  audit() {
    return auditProgramme({ db: database.db, programmeId: this.programmeId })
  }
}

type ProgrammeShape = {
  quota: number
  keptPercent: number
  hasTranches: boolean
  asksEvidence: boolean
}

/** False for what a rule refused. */
async function isLet(deed: Promise<unknown>) {
  try {
    await deed
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

test(
  `after each step of ${HISTORIES} histories everybody stands where the model says, and each audit is content`,
  async () => {
    const runSome = (part: number) =>
      fc.assert(
        fc.asyncProperty(programmes, commands, async (shape, steps) => {
          const history = await History.begin(shape)
          for (const step of steps) {
            await history.run(step)
            await history.compare()
          }
          await history.run({ kind: 'pass', which: 80, flag: true })
          await history.decide()
          await history.compare()
          expect((await history.audit()).problems).toEqual([])
        }),
        {
          numRuns: Math.ceil(HISTORIES / atOnce),
          seed: Date.now() + part,
          endOnFailure: HISTORIES > 1_000,
        },
      )
    await Promise.all(Array.from({ length: atOnce }, (_, part) => runSome(part)))
  },
  HISTORIES * 2_000 + 60_000,
)
