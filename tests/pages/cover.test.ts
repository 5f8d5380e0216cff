import type { Browser, BrowserContext, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
})
afterEach(() => context.close())

const at = (path: string) => stack.portalUrl + path
const alt = 'Children plant a bean'
const cover = (on: Page) => on.getByRole('img', { name: alt }).first()

const photo = async (width: number, height: number) => ({
  name: 'Holiday at home.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width, height, channels: 3, background: '#7a9' } })
    .png()
    .toBuffer(),
})

async function openCourse(titleEn: string) {
  const opened = await openClass(stack, { titleEn, schoolId: 'demo' })
  await page.goto(at(`/school/demo/courses/${opened.courseId}`))
  if (page.url().includes('/sign-in')) await signInAs(page, stack, 'schoolAdmin')
  return opened
}

async function send(file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByLabel('Picture', { exact: true }).setInputFiles(file)
  await page.getByLabel('What it shows').fill(alt)
  await page.getByRole('button', { name: 'Show this picture' }).click()
}

/** Whether the picture came and could be drawn. */
async function isDrawn(on: Page) {
  await cover(on).scrollIntoViewIfNeeded()
  return cover(on).evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) return 0
    await image.decode()
    return image.naturalWidth
  })
}

test('a cover is sent, shown wherever its course is, changed and removed', async () => {
  const { classSessionId } = await openCourse('Beans')
  await send(await photo(1_600, 900))
  await page.getByText('The cover is changed.').waitFor()
  expect(await isDrawn(page)).toBe(480)
  const first = await cover(page).getAttribute('src')

  const viewer = await context.newPage()
  await viewer.goto(at(`/watch/${classSessionId}`))
  expect(await isDrawn(viewer)).toBe(1_280)

  await send(await photo(900, 1_600))
  await page.waitForFunction(
    ([name, former]) =>
      document.querySelector(`img[alt="${name}"]`)?.getAttribute('src') !== former,
    [alt, first] as const,
  )
  expect((await context.request.get(at(first ?? ''))).status()).toBe(404)
  await page.getByRole('button', { name: 'Remove the cover' }).click()
  await page.getByText('No picture yet').waitFor()
  await viewer.reload()
  await viewer.getByRole('heading', { level: 1 }).waitFor()
  expect(await cover(viewer).count()).toBe(0)
})

test('what is no picture is refused beside its field, and the words stay', async () => {
  await openCourse('Weeds')
  await send({
    name: 'picture.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  })
  await page.getByText('This is no JPEG, PNG or WebP picture').waitFor()
  expect(await page.getByLabel('What it shows').inputValue()).toBe(alt)
  await send(await photo(150, 150))
  await page.getByText('This picture is too small').waitFor()
  await send({ ...(await photo(300, 300)), buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 0xff) })
  await page.getByText('larger than 5 MB').waitFor()
  await page.getByText('No picture yet').waitFor()
})

test.each(looks)(
  'a course with a cover has no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    try {
      const { classSessionId, courseId } = await openCourse(`Leaves ${look.locale} ${look.width}`)
      await send(await photo(640, 360))
      await page.getByText('The cover is changed.').waitFor()
      const ownPage = await own.newPage()
      await ownPage.goto(at(`/watch/${classSessionId}`))
      await cover(ownPage).waitFor()
      await expectAccessible(ownPage)
      await ownPage.goto(at(`/school/demo/courses/${courseId}`))
      await signInAs(ownPage, stack, 'schoolAdmin')
      await cover(ownPage).waitFor()
      await expectAccessible(ownPage)
    } finally {
      await own.close()
    }
  },
)
