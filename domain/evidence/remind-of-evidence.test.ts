import { expect, test } from 'vitest'
import { after, now, openReviewDesk } from '@/tests/support/review-desk'
import { remindOfEvidence } from './remind-of-evidence'

const { staff, openDb, make, sent, look, read } = openReviewDesk()
const dayMs = 24 * 3_600_000
const portalUrl = 'http://portal.test'
const timeZone = 'Asia/Shanghai'

const remind = (at: Date, most?: number) =>
  remindOfEvidence({ db: openDb(), now: at, portalUrl, timeZone, most })
const letters = () => openDb().outgoingMail.findMany({ orderBy: { subject: 'desc' } })

test('three days before it is overdue a family is told once what is missing, by when and where', async () => {
  const made = await make()
  expect(await remind(after(11 * dayMs - 1))).toBe(0)
  expect(await remind(after(11 * dayMs))).toBe(1)
  expect(await remind(after(12 * dayMs))).toBe(0)
  const [letter, ...others] = await letters()
  expect(others).toEqual([])
  expect(letter?.subject).toBe('春苗计划：请尽快上传证明材料')
  const until = new Intl.DateTimeFormat('zh-Hans', {
    ...{ dateStyle: 'full', timeStyle: 'short', timeZone },
  }).format(after(14 * dayMs))
  expect(letter?.text).toContain(`证明家长在所填医院工作的材料`)
  expect(letter?.text).toContain(`请在 ${until}（Asia/Shanghai） 之前上传`)
  expect(letter?.text).toContain(`${portalUrl}/family/evidence/${made.evidenceId}`)
})

test('in English to who reads English, one letter about two children', async () => {
  const one = await make({ locale: 'en' })
  const { guardianId, familyId } = one
  const two = await make({ guardianId, familyId })
  // Both in one programme.
  const { programmeId } = await openDb().subscription.findUniqueOrThrow({
    where: { id: one.subscriptionId },
  })
  await openDb().subscription.update({ where: { id: two.subscriptionId }, data: { programmeId } })
  expect(await remind(after(12 * dayMs))).toBe(2)
  const [letter, ...others] = await letters()
  expect(others).toEqual([])
  expect(letter?.subject).toBe('Spring Seedling Plan: a document is still missing')
  for (const { evidenceId } of [one, two]) expect(letter?.text).toContain(`/${evidenceId}`)
})

test('where there are few days it is in the last third of them', async () => {
  await make()
  await openDb().programme.updateMany({ data: { evidenceDueDays: 3 } })
  expect(await remind(after(2 * dayMs - 1))).toBe(0)
  expect(await remind(after(2 * dayMs))).toBe(1)
})

test('of portals that do it at once one writes, and each round is bounded', async () => {
  for (let number = 0; number < 6; number += 1) await make()
  const rounds = await Promise.all([1, 2, 3].map(() => remind(after(12 * dayMs), 4)))
  let told = rounds.reduce((sum, count) => sum + count, 0)
  expect(Math.max(...rounds)).toBeLessThanOrEqual(4)
  told += await remind(after(12 * dayMs), 4)
  expect(told).toBe(6)
  const recipients = (await letters()).map(({ recipient }) => recipient)
  expect(recipients).toHaveLength(6)
  expect(new Set(recipients).size).toBe(6)
})

test('what another portal is just about to tell is passed by, and not told again after it', async () => {
  const [told] = [await make(), await make()]
  await openDb().$transaction(async (tx) => {
    await tx.evidence.update({
      where: { id: told.evidenceId },
      data: { remindedAt: after(12 * dayMs) },
    })
    expect(await remind(after(12 * dayMs))).toBe(1)
  })
  expect(await remind(after(12 * dayMs))).toBe(0)
  expect(await letters()).toHaveLength(1)
})

test('nobody is reminded of what was sent, is overdue already, or is asked no more', async () => {
  await sent()
  const given = await make()
  await openDb().subscription.update({
    where: { id: given.subscriptionId },
    data: { state: 'cancelled' },
  })
  expect(await remind(after(12 * dayMs))).toBe(0)
  await make()
  expect(await remind(after(14 * dayMs))).toBe(0)
  await openDb().programme.updateMany({ data: { endedAt: now } })
  expect(await remind(after(12 * dayMs))).toBe(0)
  expect(await letters()).toEqual([])
})

test('what is asked for again has its days anew, and its own reminder', async () => {
  const made = await make()
  await remind(after(12 * dayMs))
  const { remindedAt, askedAt } = await read(made)
  expect({ remindedAt, askedAt }).toEqual({ remindedAt: after(12 * dayMs), askedAt: now })
  await openDb().outgoingMail.deleteMany()
  await openDb().evidence.update({
    where: { id: made.evidenceId },
    data: { state: 'in_review', sentAt: now, round: 1, askedAt: after(-13 * dayMs) },
  })
  await openDb().subscription.updateMany({ data: { claimState: 'in_review' } })
  await look(staff.one, 'ask_again')
  const again = await read(made)
  expect(again).toMatchObject({ state: 'asked_again', remindedAt: null })
  expect(again.askedAt.getTime()).toBeGreaterThan(now.getTime())
  expect(await remind(after(2 * dayMs))).toBe(0)
  expect(await remind(new Date(again.askedAt.getTime() + 11 * dayMs))).toBe(1)
})
