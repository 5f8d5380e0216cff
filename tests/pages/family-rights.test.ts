import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/prisma/database'
import { type Asker, askers, openAskers } from '../support/askers'
import { openBrowser } from '../support/browser'
import { type FamilyOfThings, makeFamilyOfThings } from '../support/family-of-things'
import { postAction, readActionIds } from '../support/server-actions'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { until } from '../support/until'

let stack: Stack
let browser: Browser
let db: Database
let contexts: Map<Asker, BrowserContext>
let own: FamilyOfThings
let other: FamilyOfThings
let actionIds: Map<string, string>

beforeAll(async () => {
  stack = await sharedStack()
  actionIds = readActionIds()
  browser = await openBrowser()
  contexts = await openAskers(stack, browser)
  db = openStackDatabase(stack)
  own = await makeFamilyOfThings({ db, stack, email: stack.demo?.accounts.guardian.email })
  other = await makeFamilyOfThings({ db, stack })
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})

interface Row {
  page(ids: FamilyOfThings): string
  args(ids: FamilyOfThings): unknown[]
  form: Record<string, string>
}

const ofChild = (args: unknown[], form: Record<string, string> = {}): Row => ({
  page: ({ childId }) => `/family/children/${childId}`,
  args: ({ childId }) => [childId, ...args],
  form,
})
const ofSubscription = (args: unknown[], form: Record<string, string> = {}): Row => ({
  page: ({ subscriptionId }) => `/family/subscriptions/${subscriptionId}`,
  args: ({ subscriptionId }) => [subscriptionId, ...args],
  form,
})
const changed = { name: 'Changed', birthYear: '2016', birthMonth: '9', grade: '3' }

/** In an order in which each finds what it needs. */
const rows: Record<string, Row> = {
  'family/children/[childId]#changeHere': ofChild([], changed),
  'family/children/[childId]#moveHere': ofChild([], { regionCode: '430102' }),
  'family/children/[childId]#withdrawHere': ofChild(['attendance']),
  'family/subscriptions/[subscriptionId]#answerOfferHere': ofSubscription(['accept']),
  'family/subscriptions/[subscriptionId]#giveBackHere': ofSubscription([], { isSure: 'on' }),
  'family/children/[childId]#deleteHere': ofChild([], { isSure: 'on' }),
}

async function snapshot(of: FamilyOfThings) {
  const family = await db.family.findUnique({
    where: { id: of.familyId },
    include: {
      guardians: true,
      children: {
        orderBy: { id: 'asc' },
        include: {
          consents: { orderBy: { id: 'asc' } },
          subscriptions: { orderBy: { id: 'asc' } },
        },
      },
    },
  })
  return JSON.stringify(family)
}

function post(asker: Asker, name: string, of: FamilyOfThings) {
  const row = rows[name]
  const request = contexts.get(asker)?.request
  if (!row || !request) throw new Error(`no row ${name}`)
  const url = stack.portalUrl + row.page(of)
  return postAction(request, {
    ...{ url, id: actionIds.get(name) ?? '' },
    ...{ args: row.args(of), form: row.form },
  })
}

test.each(Object.keys(rows))('%s is for the own family alone', async (name) => {
  const before = [await snapshot(own), await snapshot(other)]
  expect(await post('nobody', name, own)).toBe('to_sign_in')
  for (const asker of askers.filter((one) => one !== 'nobody' && one !== 'guardian')) {
    // Without a family they are led to where one begins.
    await post(asker, name, own)
  }
  expect(await post('guardian', name, other)).toBe('not_found')
  expect([await snapshot(own), await snapshot(other)]).toEqual(before)
  expect(await post('guardian', name, own)).toBe('done')
  expect(await snapshot(own)).not.toBe(before[0])
  if (name === 'family/subscriptions/[subscriptionId]#giveBackHere') await untilCaseIsSettled()
})

/** A moment after the earlier of two entries is given back, the later is no double entry any more. */
const untilCaseIsSettled = () =>
  until('the case to be settled', async () => {
    const found = await db.duplicateCase.findUnique({ where: { id: own.caseId } })
    return found?.state === 'settled'
  })

const guardiansAlone = ['/family/privacy', '/api/family/export'] as const
const foreignPages = [
  ({ childId }: FamilyOfThings) => `/family/children/${childId}`,
  ({ subscriptionId }: FamilyOfThings) => `/family/subscriptions/${subscriptionId}`,
  ({ subscriptionId }: FamilyOfThings) => `/api/family/subscriptions/${subscriptionId}`,
  ({ caseId }: FamilyOfThings) => `/family/duplicates/${caseId}`,
]

test.each(askers)('%s sees nothing of another family', async (asker) => {
  const request = contexts.get(asker)?.request
  for (const page of foreignPages) {
    const response = await request?.get(stack.portalUrl + page(other), { maxRedirects: 0 })
    expect([page(other), response?.status() === 200]).toEqual([page(other), false])
    expect(await response?.text()).not.toContain('Foreign')
  }
  for (const page of guardiansAlone) {
    const response = await request?.get(stack.portalUrl + page, { maxRedirects: 0 })
    expect([page, response?.status() === 200]).toEqual([page, asker === 'guardian'])
    expect(await response?.text()).not.toContain(other.childId)
  }
})

test('double entries are decided by operators alone', async () => {
  const name = 'operations/duplicates#decideHere'
  const decide = (asker: Asker) => {
    const request = contexts.get(asker)?.request
    if (!request) throw new Error(`no browser for ${asker}`)
    const url = `${stack.portalUrl}/operations/duplicates`
    const form = { decision: 'other_child' }
    return postAction(request, { url, id: actionIds.get(name) ?? '', args: [other.caseId], form })
  }
  const stateOf = async () =>
    (await db.duplicateCase.findUniqueOrThrow({ where: { id: other.caseId } })).state
  for (const asker of askers.filter((one) => one !== 'operator')) {
    expect([asker, await decide(asker)]).toEqual([
      asker,
      asker === 'nobody' ? 'to_sign_in' : 'not_found',
    ])
  }
  expect(await stateOf()).toBe('disputed')
  expect(await decide('operator')).toBe('done')
  expect(await stateOf()).toBe('settled')
})
