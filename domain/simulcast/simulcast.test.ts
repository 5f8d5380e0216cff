import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseSimulcastAddress } from '@/common/simulcast-address'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from '../broadcast/authorise-publish'
import { closeClassroom } from '../school/close-classroom'
import { exportSchool } from '../school/export-school'
import { addSimulcastTarget, addSimulcastTargetSchema } from './add-simulcast-target'
import { listSimulcastOrders } from './list-simulcast-orders'
import { listSimulcastTargets } from './list-simulcast-targets'
import { removeSimulcastTarget } from './remove-simulcast-target'
import type { SimulcastPlace } from './simulcast-place'
import { switchSimulcastTarget } from './switch-simulcast-target'

const startsAt = new Date('2020-02-10T01:00:00Z')
const accountSecret = 'what seals accounts, for these tests only'
const nodeName = 'n1'
const streamKey = 'live_secret?bandwidthtest=true'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  made = await makeClass({ db: database.db, startsAt })
  const { streamKey: key } = made
  const ask = { db: database.db, now: startsAt, reconnectWindowMs: 60_000, nodeName }
  await authorisePublish({ ...ask, streamKey: key })
})

const by = () => ({ db: database.db, now: startsAt, actorId: 'account', schoolId: made.schoolId })
const orders = (asking = nodeName) =>
  listSimulcastOrders({
    ...{ db: database.db, nodeName: asking, accountSecret },
    broadcastIds: [made.broadcastId],
  })

function add(given: { place?: SimulcastPlace; text?: string; allowedHosts?: string[] } = {}) {
  const { place = { kind: 'class', id: made.classSessionId }, allowedHosts = [] } = given
  const address = parseSimulcastAddress(given.text ?? 'rtmp://site.example/live')
  if (!address) throw new Error('no address')
  return addSimulcastTarget({
    ...{ ...by(), place, address, streamKey, accountSecret, allowedHosts, name: 'City TV' },
    ownAddresses: ['rtmp://seedling.example:1935/live'],
  })
}

test('a node is told of the targets of its class and of its classroom, with their keys', async () => {
  const { id: ofClass } = await add()
  const { id: ofRoom } = await add({ place: { kind: 'classroom', id: made.classroomId } })
  const address = 'rtmp://site.example:1935/live'
  expect(await orders()).toEqual([
    {
      broadcastId: made.broadcastId,
      targets: [
        { id: ofClass, address, streamKey },
        { id: ofRoom, address, streamKey },
      ],
    },
  ])
  expect(await orders('n2')).toEqual([])
})

test('what is switched off, removed, ended or stopped is not told', async () => {
  const { id: targetId } = await add()
  await switchSimulcastTarget({ ...by(), targetId, isOn: false })
  expect(await orders()).toEqual([])
  await switchSimulcastTarget({ ...by(), targetId, isOn: true })
  await switchSimulcastTarget({ ...by(), targetId, isOn: true })
  const where = { id: made.broadcastId }
  for (const data of [{ stoppedAt: startsAt }, { closedAt: startsAt }]) {
    await database.db.broadcast.update({ where, data })
    expect(await orders()).toEqual([])
    await database.db.broadcast.update({ where, data: { stoppedAt: null, closedAt: null } })
  }
  expect(await orders()).toHaveLength(1)
  await removeSimulcastTarget({ ...by(), targetId })
  expect(await orders()).toEqual([])
  const entries = await database.db.auditEntry.findMany({
    where: { subjectId: targetId },
    orderBy: { at: 'asc' },
  })
  expect(entries.map(({ action }) => action).sort()).toEqual([
    'simulcast_added',
    'simulcast_removed',
    'simulcast_switched_off',
    'simulcast_switched_on',
  ])
  expect(JSON.stringify(entries)).not.toContain('secret')
})

test('a key that cannot be read any more is left out, and nothing breaks', async () => {
  const { id } = await add()
  const { id: good } = await add()
  await database.db.simulcastTarget.update({ where: { id }, data: { sealedKey: 'AAAA' } })
  const [order] = await orders()
  expect(order?.targets.map((target) => target.id)).toEqual([good])
})

test('a rehearsal is sent nowhere', async () => {
  await add({ place: { kind: 'classroom', id: made.classroomId } })
  await database.db.classSession.update({
    where: { id: made.classSessionId },
    data: { isRehearsal: true },
  })
  expect(await orders()).toEqual([])
})

test('the key is sealed where it is kept, and nobody reads it again', async () => {
  await add()
  const rows = await database.db.simulcastTarget.findMany({ where: { schoolId: made.schoolId } })
  const listed = await listSimulcastTargets(by())
  const exported = await exportSchool(by())
  expect(JSON.stringify([rows, listed, exported])).not.toContain('live_secret')
  expect(JSON.stringify([listed, exported])).not.toContain('sealedKey')
})

test.each([
  ['rtmp://127.0.0.1/live', 'simulcast_not_public'],
  ['rtmp://localhost/live', 'simulcast_not_public'],
  ['rtmp://SEEDLING.example/live', 'simulcast_to_ourselves'],
])('%s is refused: %s', async (text, code) => {
  await expect(add({ text })).rejects.toMatchObject({ code })
})

test('what the operator allows is not refused', async () => {
  await add({ text: 'rtmp://10.0.0.1:1936/live', allowedHosts: ['10.0.0.1:1936'] })
  await expect(
    add({ text: 'rtmp://10.0.0.1:1937/live', allowedHosts: ['10.0.0.1:1936'] }),
  ).rejects.toMatchObject({ code: 'simulcast_not_public' })
})

test('another school’s classroom and class do not exist, and there are five at most', async () => {
  const other = await makeClass({ db: database.db, startsAt })
  const foreignRoom = add({ place: { kind: 'classroom', id: other.classroomId } })
  await expect(foreignRoom).rejects.toMatchObject({ code: 'classroom_not_found' })
  const foreignClass = add({ place: { kind: 'class', id: other.classSessionId } })
  await expect(foreignClass).rejects.toMatchObject({ code: 'class_session_not_found' })
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => add()))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const { id: targetId } = await database.db.simulcastTarget.findFirstOrThrow({
    where: { schoolId: made.schoolId },
  })
  const theirs = { ...by(), schoolId: other.schoolId, targetId }
  await removeSimulcastTarget(theirs)
  await switchSimulcastTarget({ ...theirs, isOn: false })
  expect(await database.db.simulcastTarget.count({ where: { id: targetId, isOn: true } })).toBe(1)
})

test('a classroom that is closed forgets its keys', async () => {
  await add({ place: { kind: 'classroom', id: made.classroomId } })
  const now = new Date(startsAt.getTime() + 24 * 3_600_000)
  await closeClassroom({ ...by(), now, classroomId: made.classroomId })
  expect(await listSimulcastTargets(by())).toEqual([])
})

test.each([
  ['place', 'school:1'],
  ['place', 'class:'],
  ['streamKey', 'two words'],
  ['streamKey', '密钥'],
  ['address', 'http://site.example/live'],
])('a form whose %s is %j is not taken', (name, value) => {
  const good = { place: 'class:1', name: 'TV', address: 'rtmp://a.example/b', streamKey: 'k' }
  expect(addSimulcastTargetSchema.safeParse(good).success).toBe(true)
  expect(addSimulcastTargetSchema.safeParse({ ...good, [name]: value }).success).toBe(false)
})
