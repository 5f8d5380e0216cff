import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { changeCourse } from '../course/change-course'
import { findWatchPage } from '../course/find-watch-page'
import { courseSchema } from '../course/open-course'
import { authorisePublish } from './authorise-publish'
import { findReplayRule } from './find-replay-rule'
import { listAccessChanges } from './list-access-changes'
import { listWithdrawnEmbeds } from './list-withdrawn-embeds'

const startsAt = new Date('2020-02-10T01:00:00Z')
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Made = Awaited<ReturnType<typeof makeClass>>

const authorise = async ({ streamKey }: Made) => {
  const context = { db: database.db, now: startsAt, reconnectWindowMs: 60_000 }
  const answer = await authorisePublish({ ...context, nodeName: 'n1', streamKey })
  return answer.outcome === 'granted' ? answer.access : answer.reason
}
const changes = (now = after(1)) => listAccessChanges({ db: database.db, now })

async function change(
  { courseId, schoolId }: Made,
  wish: Partial<Record<'audience' | 'replayAudience', string>>,
) {
  const { db } = database
  const known = await db.course.findUniqueOrThrow({ where: { id: courseId } })
  const course = courseSchema.parse({
    ...known,
    grade: known.grade ?? undefined,
    capacity: known.capacity ?? undefined,
    replayDays: known.replayDays ?? undefined,
    ...wish,
  })
  const { version } = known
  await changeCourse({
    ...{ db, now: startsAt, actorId: 'somebody', schoolId, courseId, version, course },
  })
}

test('a node is told whether a class is for everybody when its teacher goes on air', async () => {
  const { db } = database
  expect(await authorise(await makeClass({ db, startsAt }))).toBe('open')
  for (const audience of ['enrolled', 'class_code'] as const) {
    expect(await authorise(await makeClass({ db, startsAt, audience }))).toBe('token')
  }
  const trial = await makeClass({ db, startsAt })
  await db.school.update({ where: { id: trial.schoolId }, data: { standing: 'trial' } })
  expect(await authorise(trial)).toBe('token')
  const rehearsal = await makeClass({ db, startsAt })
  await db.classSession.update({
    where: { id: rehearsal.classSessionId },
    data: { isRehearsal: true },
  })
  expect(await authorise(rehearsal)).toBe('token')
})

test('a change of the audience is named for a day, with how it is now, and nothing else is', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  const { broadcastId } = made
  await authorise(made)
  expect(await changes()).toEqual([])
  await change(made, {})
  expect(await changes()).toEqual([])
  await change(made, { audience: 'class_code' })
  expect(await changes()).toEqual([{ broadcastId, live: 'token', replay: 'token' }])
  await change(made, { audience: 'public' })
  expect(await changes()).toEqual([{ broadcastId, live: 'open', replay: 'open' }])
  await change(made, { replayAudience: 'staff' })
  expect(await changes()).toEqual([{ broadcastId, live: 'open', replay: 'token' }])
  expect(await changes(after(26 * 60))).toEqual([])
})

test('an operator’s word about a school changes the access of its classes', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  await authorise(made)
  await db.school.update({ where: { id: made.schoolId }, data: { decidedAt: startsAt } })
  const named = (await changes()).filter(({ broadcastId }) => broadcastId === made.broadcastId)
  expect(named).toEqual([{ broadcastId: made.broadcastId, live: 'open', replay: 'open' }])
})

test('a replay for staff is shown to them alone, and needs a token', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  const { broadcastId, classSessionId, schoolId } = made
  await db.broadcast.update({
    where: { id: broadcastId },
    data: {
      ...{ state: 'ended', nodeName: 'n1', startedAt: startsAt, endedAt: after(45) },
      ...{ replaySeconds: 2_700, replayUntil: after(10_000) },
    },
  })
  const rule = () => findReplayRule({ db, now: after(60), broadcastId })
  const replayFor = async (...grants: { role: 'teacher'; schoolId: string }[]) => {
    const context = { db, now: after(60), reconnectWindowMs: 60_000, classSessionId }
    const page = await findWatchPage({ ...context, viewer: { grants, classCodes: [] } })
    return page?.replay?.state
  }
  expect(await rule()).toMatchObject({ outcome: 'shown', access: 'open' })
  await change(made, { replayAudience: 'staff' })
  expect(await rule()).toMatchObject({ outcome: 'shown', access: 'token' })
  expect(await replayFor()).toBeUndefined()
  expect(await replayFor({ role: 'teacher', schoolId: 'another' })).toBeUndefined()
  expect(await replayFor({ role: 'teacher', schoolId })).toBe('ready')
})

test('an embed that was withdrawn is named until its last token is over', async () => {
  const { db } = database
  await db.withdrawnEmbed.create({ data: { embedId: 'embed00001', at: startsAt } })
  expect(await listWithdrawnEmbeds({ db, now: after(60) })).toEqual(['embed00001'])
  expect(await listWithdrawnEmbeds({ db, now: after(71) })).toEqual([])
})
