import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { authorisePublish } from '@/domain/broadcast/authorise-publish'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'

const mainPath = join(import.meta.dirname, 'main.ts')

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Rejects with what a person would read when the exit code is not 0. */
async function run(args: string[], env: Record<string, string> = {}) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', mainPath, ...args],
    {
      env: { ...process.env, DATABASE_URL: database.databaseUrl, ...env },
    },
  )
  return stdout
}

async function runJson<Shape extends z.ZodRawShape>(args: string[], shape: Shape) {
  return z.object(shape).parse(JSON.parse(await run([...args, '--json'])))
}

test('from nothing to a key that goes on air, each step by what the former one said', async () => {
  const { schoolId } = await runJson(
    ['open-school', '--name-zh', '云杉小学', '--name-en', 'Spruce Primary School'],
    { schoolId: z.string() },
  )
  const { classroomId } = await runJson(
    ['open-classroom', '--school', schoolId, '--name', 'Room 1'],
    { classroomId: z.string() },
  )
  const { courseId } = await runJson(
    ['open-course', '--school', schoolId, '--title-zh', '数学', '--title-en', 'Mathematics'],
    { courseId: z.string() },
  )
  const place = ['--course', courseId, '--classroom', classroomId]
  const { broadcastId } = await runJson(['schedule-class', ...place, '--minutes', '45'], {
    broadcastId: z.string(),
  })
  const weekly = ['--first-day', '2030-03-04', '--local-time', '20:00', '--count', '2']
  const { classes } = await runJson(
    ['schedule-weekly', ...place, ...weekly, '--weekdays', 'mon,thu', '--minutes', '45'],
    { classes: z.array(z.object({ startsAt: z.string() })) },
  )
  expect(classes.map(({ startsAt }) => startsAt)).toEqual([
    '2030-03-04T12:00:00.000Z',
    '2030-03-07T12:00:00.000Z',
  ])
  const { streamKey } = await runJson(['issue-key', '--classroom', classroomId], {
    streamKey: z.string(),
  })
  const answer = await authorisePublish({
    db: database.db,
    now: new Date(),
    reconnectWindowMs: 60_000,
    nodeName: 'n1',
    streamKey,
  })
  expect(answer).toMatchObject({ outcome: 'granted', broadcastId })
  expect(await run(['list-classes'])).toContain('Room 1')
})

test.each([
  [['open-classroom', '--school', 'none', '--name', 'Room 1'], 'There is no such school.\n'],
  [['open-school', '--name-zh', ' ', '--name-en', 'A'], '--name-zh must not be empty\n'],
])('%j is refused in one clear line', async (args, line) => {
  await expect(run(args)).rejects.toMatchObject({ code: 1, stderr: line })
})

test('a database that cannot be reached is said in one clear line', async () => {
  const unreachable = { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' }
  await expect(run(['list-classes'], unreachable)).rejects.toMatchObject({
    code: 1,
    stderr: 'The database cannot be reached. Start it, or mend DATABASE_URL.\n',
  })
})
