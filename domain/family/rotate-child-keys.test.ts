import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { askAsGuardian } from '@/tests/support/ask-as-guardian'
import { childDataKeys } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { listChildren } from './list-children'
import { rotateChildKeys, sealedColumns } from './rotate-child-keys'
import { openBytes, SealBroken, sealBytes, sealPrefix } from './seal-child-text'

const now = new Date()
const opensAt = new Date(now.getTime() - 3_600_000)
const newer = { kid: 'test-2', key: new Uint8Array(32).fill(7) }
const alone: ChildDataKeys = { ...childDataKeys, sealing: [newer] }
const rotated: ChildDataKeys = { ...childDataKeys, sealing: [newer, ...childDataKeys.sealing] }
const picture = new Uint8Array([0, 255, 128, 13, 10])

let database: TestDatabase
let familyId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const programmeId = await makeProgramme({ db, opensAt, rules: { evidenceRule: 'all' } })
  const children = Array.from({ length: 5 }, (_, index) => ({ name: `孩子${index}` }))
  const asked = await askAsGuardian({ db, now, programmeId, children, claim: 'medical_worker' })
  familyId = asked.familyId
  const { id: evidenceId } = await db.evidence.findFirstOrThrow()
  await db.evidencePage.create({
    data: {
      ...{ evidenceId, page: 1, uploadDigest: 'digest', addedAt: now },
      sealedImage: await sealBytes(picture, 'evidence', childDataKeys),
    },
  })
})
afterAll(() => database?.close())

test('after the rotation the new key opens everything, whenever it was stopped before', async () => {
  const { db } = database
  const stopped = rotateChildKeys({
    ...{ db, keys: rotated, batch: 2 },
    onProgress: () => {
      throw new Error('stopped')
    },
  })
  await expect(stopped).rejects.toThrow('stopped')
  await expect(listChildren({ db, keys: alone, familyId })).rejects.toThrow(SealBroken)
  expect(await rotateChildKeys({ db, keys: rotated, batch: 2 })).toBe(5 + 5 + 1 - 2)
  expect(await listChildren({ db, keys: alone, familyId })).toHaveLength(5)
  const page = await db.evidencePage.findFirstOrThrow()
  expect([...(await openBytes(page.sealedImage, 'evidence', alone))]).toEqual([...picture])
  const claims = await db.subscription.findMany({ select: { sealedClaim: true } })
  const prefix = sealPrefix('claim', alone)
  expect(claims.every(({ sealedClaim }) => sealedClaim?.startsWith(prefix))).toBe(true)
  expect(await rotateChildKeys({ db, keys: rotated })).toBe(0)
})

test('what no key opens stops it, and is named by key', async () => {
  const stranger: ChildDataKeys = {
    ...childDataKeys,
    sealing: [{ kid: 'test-3', key: new Uint8Array(32).fill(3) }],
  }
  await expect(rotateChildKeys({ db: database.db, keys: stranger })).rejects.toThrow('test-2')
})

/** Sealed for accounts and schools with ACCOUNT_SECRET, or by the engine for its draw. */
const othersSealed = ['SecondFactor', 'Webhook', 'Programme', 'SimulcastTarget']

test('no sealed column of a child is forgotten', () => {
  const path = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))
  const columns = readFileSync(path, 'utf8')
    .split(/^model /m)
    .flatMap((model) =>
      [...model.matchAll(/^ {2}(sealed\w+)/gm)].map(
        ([, column]) => `${model.split(' ')[0]}.${column}`,
      ),
    )
    .filter((column) => !othersSealed.includes(column.split('.')[0] ?? ''))
  expect(columns.sort()).toEqual(
    sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
  )
})
