import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolChildren } from '@/domain/course-enrolment/enrol-children'
import { leaveCourse } from '@/domain/course-enrolment/leave-course'
import type { Database } from '@/prisma/database'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { makeHousehold } from '../support/make-household'
import { openClass } from '../support/open-class'
import { readLetter } from '../support/outbox'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { waitForPlayback } from '../support/watching'

let stack: Stack
let browser: Browser
let db: Database
let encoder: Publisher | null = null
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
})
afterAll(async () => {
  await encoder?.stop()
  await browser?.close()
  await db?.$disconnect()
})

const at = (path: string) => stack.portalUrl + path
const child = '小禾 · Xiaohe'

async function openAs(role: 'guardian' | 'teacher' | 'schoolAdmin' | 'operator', path: string) {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(at(`/sign-in?next=${encodeURIComponent(path)}`))
  await signInAs(page, stack, role)
  return page
}

/** A course with one place, its class open now, taught by the demo's teacher. */
async function openFullCourse(title: string) {
  const made = await openClass(stack, { titleEn: title, schoolId: 'demo', audience: 'enrolled' })
  const teacher = await db.account.findUniqueOrThrow({
    where: { email: stack.demo?.accounts.teacher.email ?? '' },
  })
  const { courseId, classSessionId } = made
  await db.course.update({ where: { id: courseId }, data: { capacity: 1 } })
  await db.classSession.update({
    where: { id: classSessionId },
    data: { teacherId: teacher.id },
  })
  return made
}

/** Opened anew until it says so: what it waits for happens behind it. */
async function reloadUntil(page: Page, text: string) {
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByText(text).first().isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
}

test('a child waits, is offered the place, takes it, joins from the week; its teacher alone sees the name', async () => {
  const title = `Places ${randomUUID().slice(0, 8)}`
  const { courseId, classSessionId, streamKey } = await openFullCourse(title)
  const now = new Date()
  const first = await makeHousehold({ db, now })
  const place = { db, familyId: first.familyId, courseId }
  await enrolChildren({ ...place, now, childIds: first.childIds })

  const mother = await openAs('guardian', '/courses')
  await mother.getByLabel('Name of course or school').fill(title)
  await mother.getByRole('button', { name: 'Find' }).click()
  await mother.getByRole('link', { name: title }).click()
  await mother.getByText('Full, nobody waiting').waitFor()
  await mother.getByLabel(child).check()
  await mother.getByRole('button', { name: 'Enrol', exact: true }).click()
  await mother.getByText('Number 1 on the waitlist').waitFor()

  // Not enrolled yet: the class's page says what to do, and plays nothing.
  await mother.goto(at(`/watch/${classSessionId}`))
  await mother.getByRole('heading', { name: 'This class is for enrolled children' }).waitFor()
  await mother.getByRole('link', { name: 'Enrol on the course’s page' }).waitFor()

  await leaveCourse({ ...place, now: new Date(), childId: first.childId })
  const operator = await openAs('operator', '/operations/outbox')
  const guardianEmail = stack.demo?.accounts.guardian.email ?? ''
  expect(await readLetter(operator, stack, guardianEmail)).toContain(title)
  await mother.goto(at('/family/week'))
  const offers = mother.getByRole('region', { name: 'For you to answer' })
  await offers.getByRole('button', { name: `${child}: Take the place` }).click()
  const entry = mother.getByRole('listitem').filter({ hasText: title }).last()
  await entry.getByRole('button', { name: `Join: ${child}` }).waitFor()

  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await reloadUntil(mother, 'live now')
  await entry.getByRole('button', { name: `Join: ${child}` }).click()
  await mother.waitForURL(at(`/watch/${classSessionId}`))
  await mother.getByText(`Attendance is kept for ${child}.`).waitFor()
  await waitForPlayback(mother, 1)

  const teacher = await openAs('teacher', `/studio/${classSessionId}`)
  const row = teacher.locator('[data-child]').filter({ hasText: child })
  await row.getByText('there,').waitFor({ timeout: 30_000 })
  await expectAccessible(teacher)
  const childAccesses = await db.childAccess.findMany({ where: { childId: 'demo-child-1' } })
  expect(childAccesses.length).toBeGreaterThan(0)
  const state = await teacher.context().request.get(at(`/api/studio/${classSessionId}`))
  expect(await state.text()).not.toContain('小禾')

  const head = await openAs('schoolAdmin', `/studio/${classSessionId}`)
  await head.locator('[data-child]').getByText('Number 2').waitFor()
  expect(await head.content()).not.toContain('小禾')
  const files = `/api/school/demo/attendance/${classSessionId}.csv`
  const csvFor = async (page: Page) => (await page.context().request.get(at(files))).text()
  expect(await csvFor(teacher)).toContain(child)
  const blind = await csvFor(head)
  expect(blind).toContain('Child 2')
  expect(blind).not.toContain('小禾')

  await encoder.stop()
  encoder = null
})

test('a class that is moved is told to the family, stands so in the week, and in the child’s calendar', async () => {
  const title = `Moved ${randomUUID().slice(0, 8)}`
  const startsAt = new Date(Date.now() + 26 * 3_600_000)
  const { courseId, classSessionId } = await openClass(stack, {
    ...{ titleEn: title, schoolId: 'demo', audience: 'enrolled', startsAt },
  })
  const { familyId } = await db.child.findUniqueOrThrow({ where: { id: 'demo-child-2' } })
  const childIds = ['demo-child-2']
  await enrolChildren({ db, now: new Date(), familyId, courseId, childIds })
  const head = await openAs('schoolAdmin', `/school/demo/classes/${classSessionId}`)
  await head.getByLabel('Begins at').fill('07:07')
  await head.getByLabel('Reason').first().fill('The river is high')
  await head.getByRole('button', { name: 'Save' }).click()
  await head.getByText('Saved.').waitFor()
  const operator = await openAs('operator', '/operations/outbox')
  const letter = await readLetter(operator, stack, stack.demo?.accounts.guardian.email ?? '')
  expect(letter).toContain('The river is high')
  expect(letter).not.toContain('小苗')

  const mother = await openAs('guardian', '/family/week')
  const moved = await db.classSession.findUniqueOrThrow({ where: { id: classSessionId } })
  // As the browser's clock has it, which is this machine's: another week, perhaps, than in China.
  const day = moved.startsAt.toLocaleDateString('sv-SE')
  await mother.goto(at(`/family/week?week=${day}`))
  await mother.getByText('The river is high').first().waitFor()
  const link = mother.getByRole('link', { name: /Xiaomiao’s classes/ })
  const calendar = await mother.context().request.get(at((await link.getAttribute('href')) ?? ''))
  const ics = await calendar.text()
  expect(ics).toContain(`UID:${classSessionId}`)
  expect(ics).toContain('SEQUENCE:2')
  expect(ics).not.toContain('小苗')
})

test('another family’s child cannot be enrolled, taken out, or watched for', async () => {
  const { courseId } = await openClass(stack, { titleEn: 'Mine', schoolId: 'demo' })
  const other = await makeHousehold({ db, now: new Date() })
  const mother = await openAs('guardian', `/courses/${courseId}`)
  // Beside the family's own boxes, whose names React puts right again.
  await mother.getByLabel(child).evaluate((box, id) => {
    const forged = document.createElement('input')
    Object.assign(forged, { type: 'hidden', name: `child ${id}`, value: 'on' })
    box.closest('form')?.append(forged)
  }, other.childId)
  await mother.getByRole('button', { name: 'Enrol', exact: true }).click()
  await mother.getByText('There is no such child in your family.').waitFor()
  expect(await db.enrolment.count({ where: { childId: other.childId } })).toBe(0)
})

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const context = await browser.newContext(browserOptions(look))
    const page = await context.newPage()
    try {
      await page.goto(at('/family/week'))
      await signInAs(page, stack, 'guardian')
      await page.locator('h1').waitFor()
      await expectAccessible(page)
      await page.goto(at('/courses'))
      await page.locator('h1').waitFor()
      await expectAccessible(page)
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
      await page.waitForURL(/\/courses\/.+/)
      await page.reload()
      await page.locator('h1').waitFor()
      await expectAccessible(page)
    } finally {
      await context.close()
    }
  },
)

test('the search works at 320 pixels, and by the keyboard alone', async () => {
  const context = await browser.newContext({
    ...{ viewport: { width: 320, height: 640 }, locale: 'en-GB' },
  })
  const page = await context.newPage()
  await page.goto(at('/courses'))
  await expectAccessible(page)
  await page.getByLabel('Name of course or school').focus()
  await page.keyboard.type('fractions')
  await page.keyboard.press('Enter')
  await page.waitForURL(/text=fractions/)
  await page.getByRole('link', { name: /fractions/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Enrol your children' }).waitFor()
  await context.close()
})
