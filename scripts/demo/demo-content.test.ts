import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorisePublish } from '@/domain/broadcast/authorise-publish'
import { listCatalogue } from '@/domain/course/list-catalogue'
import { childDataKeys } from '@/tests/support/child-data-keys'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { ensureDemoContent } from './demo-content'
import { demoFactsPath, demoFactsSchema, demoLecturePath } from './demo-files'

const now = new Date('2020-02-10T01:00:00Z')
const dayMs = 24 * 3_600_000
const reconnectWindowMs = 60_000

let database: TestDatabase
let dataFolder: string
beforeAll(async () => {
  database = await openTestDatabase()
  dataFolder = mkdtempSync(join(tmpdir(), 'seedling-demo-'))
})
afterAll(async () => {
  rmSync(dataFolder, { recursive: true })
  await database.close()
})

const ensure = (at = now) =>
  ensureDemoContent({
    db: database.db,
    now: at,
    dataFolder,
    portalUrl: 'http://portal.test',
    rtmpUrl: 'rtmp://media.test/live',
    edgeUrl: 'http://edge.test',
    nodeName: 'n1',
    childDataKeys,
  })

test('a later start finds the same classes and keys', async () => {
  const first = await ensure()
  expect(await ensure(new Date(now.getTime() + dayMs))).toEqual(first)
})

test('what is written down is for its owner alone, and complete', async () => {
  const { facts } = await ensure()
  const kept: unknown = JSON.parse(readFileSync(demoFactsPath(dataFolder), 'utf8'))
  expect(demoFactsSchema.parse(kept)).toEqual(facts)
  for (const path of [demoFactsPath(dataFolder), demoLecturePath(dataFolder)]) {
    expect(statSync(path).mode & 0o777).toBe(0o600)
  }
})

test('both keys go on air, each in its own class', async () => {
  const { facts, lecture } = await ensure()
  const ask = (streamKey: string) =>
    authorisePublish({ db: database.db, now, reconnectWindowMs, nodeName: 'n1', streamKey })
  const [onAir, idle] = [await ask(lecture.streamKey), await ask(facts.streamKey)]
  if (onAir.outcome !== 'granted' || idle.outcome !== 'granted') throw new Error('refused')
  expect(facts.playlistUrl).toBe(`http://edge.test/live/n1/${onAir.broadcastId}/index.m3u8`)
  expect(facts.idlePlaylistUrl).toBe(`http://edge.test/live/n1/${idle.broadcastId}/index.m3u8`)
})

test('weeks later there is an open class and a timetable again', async () => {
  const later = new Date(now.getTime() + 30 * dayMs)
  const first = await ensure()
  const second = await ensure(later)
  expect(second.facts.watchUrl).not.toBe(first.facts.watchUrl)
  expect(second.facts.streamKey).toBe(first.facts.streamKey)
  const { comingNext } = await listCatalogue({ db: database.db, now: later, reconnectWindowMs })
  expect(comingNext.length).toBeGreaterThanOrEqual(10)
})

test('the demo’s guardian has two children, one enrolled in what is on air, and no second family', async () => {
  await ensure()
  await ensure()
  const { db } = database
  const families = await db.family.findMany({
    include: { children: { include: { enrolments: true }, orderBy: { id: 'asc' } } },
  })
  expect(families).toHaveLength(1)
  const [first, second] = families[0]?.children ?? []
  expect(first?.enrolments.map(({ courseId }) => courseId)).toContain('demo-lecture')
  expect(second?.enrolments).toEqual([])
})
