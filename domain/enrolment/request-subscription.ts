import { z } from 'zod'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { ClaimKind, type Database, type SubscriptionState } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { openProfile } from '../family/child-profile'
import { askAgain } from './ask-again'
import { type AskingChild, findAskingChildren } from './find-asking-children'
import { findProgrammeRules, type ProgrammeRules } from './find-programme-rules'
import { insertRequest } from './insert-requests'
import { makeReceipt } from './receipt'
import { type ChildToRequest, describeRequestedChild, type RequestedChild } from './requested-child'
import { restandUnit } from './restand-units'

const mostChildren = 10

export const requestSchema = z.object({
  programmeId: z.string().min(1).max(64),
  children: z
    .array(
      z.object({
        childId: z.string().min(1).max(64),
        claim: z.enum(ClaimKind).nullable().default(null),
        sealedClaim: z.string().max(20_000).nullable().default(null),
      }),
    )
    .min(1)
    .max(mostChildren)
    .refine((children) => new Set(children.map(({ childId }) => childId)).size === children.length),
  /** Siblings: places for all of them or for none. */
  together: z.boolean().default(false),
  /** A place that comes free later is taken without being asked first. */
  takesFreePlace: z.boolean().default(false),
})

interface RequestOptions {
  db: Database
  keys: ChildDataKeys
  /** The guardian's. */
  accountId: string
  programmeId: string
  children: readonly ChildToRequest[]
  together?: boolean
  takesFreePlace?: boolean
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/** What became of a request, a line a child. */
export interface RequestAnswer {
  childId: string
  subscriptionId: string
  /** `known`: there was a subscription already, and it stands as it stood. */
  outcome: 'asked' | 'known'
  state: SubscriptionState
  tier: number
}

/**
 * Asks for a family's children, by one durable insert. Asked again, from another tab, by another guardian or
 * because an answer was lost, it finds what there is. Throws DomainErrors `programme_not_found`,
 * `programme_not_open`, `programme_closed`, `claim_does_not_fit`, `child_not_of_family`,
 * `consent_missing` and `identity_missing`.
 */
export async function requestSubscription(options: RequestOptions): Promise<RequestAnswer[]> {
  const { db, accountId, programmeId, children, together = false, at } = options
  const [rules, found] = await Promise.all([
    findProgrammeRules({ db, programmeId }),
    findAskingChildren({ db, accountId, childIds: children.map(({ childId }) => childId) }),
  ])
  const described = await Promise.all(
    children.map((asked) => describe(options, { rules, found, asked })),
  )
  const togetherId = together && children.length > 1 ? makeReceipt() : null
  const inserted = await insertRequest(db, {
    ...{ programmeId, familyId: found[0]?.familyId ?? '', togetherId, children: described, at },
    takesFreePlace: options.takesFreePlace ?? false,
  })
  if (inserted.length === described.length) return described.map(asNew)
  return answerForKnown(options, { rules, described, inserted })
}

interface DescribeOptions {
  rules: ProgrammeRules
  found: readonly AskingChild[]
  asked: ChildToRequest
}

async function describe({ keys }: RequestOptions, { rules, found, asked }: DescribeOptions) {
  const child = found.find(({ childId }) => childId === asked.childId)
  if (!child) throw new DomainError('child_not_of_family')
  if (!child.hasConsent) throw new DomainError('consent_missing')
  if (rules.asksIdentity && !child.hasIdentity) throw new DomainError('identity_missing')
  const { regionCode } = await openProfile(child.sealedProfile, keys)
  return describeRequestedChild({ rules, asked, regionCode })
}

const asNew = ({ childId, id, tier }: RequestedChild): RequestAnswer => ({
  ...{ childId, subscriptionId: id, outcome: 'asked', state: 'requested', tier },
})

interface KnownOptions {
  rules: ProgrammeRules
  described: readonly RequestedChild[]
  inserted: readonly string[]
}

/** Not all were new: somebody asked before, or it is too early or too late. */
async function answerForKnown(
  options: RequestOptions,
  { rules, described, inserted }: KnownOptions,
) {
  const { db, programmeId, at } = options
  const childIds = described.map(({ childId }) => childId)
  const readAll = () =>
    db.subscription.findMany({ where: { programmeId, childId: { in: childIds } } })
  const known = await readAll()
  if (known.length < described.length) await refuseForTime(db, { rules, at })
  const member = known.find(({ id }) => inserted.includes(id))
  if (member?.togetherId) await restandUnit({ db, programmeId, member })
  const left = known.filter(({ state }) => state === 'cancelled')
  for (const { id: subscriptionId, childId } of left) {
    const child = described.find((one) => one.childId === childId)
    const { takesFreePlace = false } = options
    if (child) await askAgain({ db, programmeId, subscriptionId, child, takesFreePlace, at })
  }
  const current = left.length > 0 ? await readAll() : known
  return current.map(({ id, childId, state, tier }): RequestAnswer => {
    const isNew = inserted.includes(id) || left.some((one) => one.id === id)
    return { childId, subscriptionId: id, outcome: isNew ? 'asked' : 'known', state, tier }
  })
}

interface TimeOptions {
  rules: ProgrammeRules
  at?: Date
}

/** Says why nothing was written; by the clock by which it was not. */
async function refuseForTime(db: Database, { rules, at }: TimeOptions): Promise<never> {
  const moment = at ?? (await readClock(db))
  if (moment < rules.opensAt) throw new DomainError('programme_not_open')
  if (moment >= rules.closesAt) throw new DomainError('programme_closed')
  // In time, and yet not written: the child was removed meanwhile.
  throw new DomainError('child_not_of_family')
}

const clockSchema = z.tuple([z.object({ at: z.date() })])

async function readClock(db: Database) {
  return clockSchema.parse(await db.$queryRaw`SELECT clock_timestamp() AS "at"`)[0].at
}
