import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { grantRole } from '@/domain/account/grant-role'
import type { Database } from '@/prisma/database'
import { openBrowser, phone } from '../support/browser'
import {
  enterByCode,
  fillChild,
  fillSteps,
  guangdongChild,
  hubeiChild,
} from '../support/family-pages'
import { makeProgramme } from '../support/make-programme'
import { readLetter } from '../support/outbox'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

/** A page of a phone at the edge of the village's mast. */
const slowLine = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 25_000,
}
const document = fileURLToPath(new URL('../../public/readme-watch.png', import.meta.url))

let stack: Stack
let browser: Browser
let db: Database
let operator: Page
let context: BrowserContext
let page: Page

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
  operator = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await operator.goto(at('/operations/outbox'))
  await signInAs(operator, stack, 'operator')
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'zh-CN' })
  page = await context.newPage()
})
afterEach(() => context.close())

const at = (path: string) => stack.portalUrl + path
let made = 0

async function openProgramme(rules: Parameters<typeof makeProgramme>[0]['rules'] = {}) {
  made += 1
  const nameZh = `春苗计划 ${made}`
  const opensAt = new Date(Date.now() - 60_000)
  const programmeId = await makeProgramme({ db, opensAt, rules: { nameZh, ...rules } })
  return { programmeId, nameZh }
}

const ask = () => page.getByRole('button', { name: '提交申请' }).click()
const stateIs = (words: string, of = page) =>
  of.getByRole('status').getByText(words, { exact: true }).waitFor()

test('from the catalogue to granted, by phone, in Chinese, over a slow line; and everything deleted', async () => {
  const { nameZh } = await openProgramme()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', slowLine)
  await page.goto(at('/'))
  await page.getByRole('region', { name: nameZh }).getByRole('link').click()
  await page.getByRole('heading', { name: '关于孩子的信息' }).waitFor()
  await page.getByRole('link', { name: /开始申请/ }).click()
  const email = await enterByCode({ page, operator, stack })
  await fillSteps(page, hubeiChild, { claim: '住在优先地区' })
  await ask()
  await stateIs('已获得名额')
  expect(new URL(page.url()).pathname).toMatch(/^\/family\/subscriptions\//)

  await page.getByRole('link', { name: '我的家庭' }).click()
  await page.getByRole('link', { name: '家庭与隐私' }).click()
  await page.getByText('我要删除账户').click()
  const forms = page.locator('form').filter({ hasText: '删除账户' })
  await forms.getByLabel('我确定').check()
  await forms.getByRole('button', { name: '删除账户' }).click()
  await page.waitForURL(at('/'))
  expect(await db.account.count({ where: { email } })).toBe(0)
  const letters = await db.outgoingMail.findMany({ where: { recipient: email } })
  expect(new Set(letters.map(({ subject }) => subject))).toEqual(new Set(['删除回执']))
})

test('without JavaScript it is the same way', async () => {
  const { programmeId } = await openProgramme()
  const own = await browser.newContext({ ...phone, locale: 'zh-CN', javaScriptEnabled: false })
  const plain = await own.newPage()
  try {
    await plain.goto(at(`/family/ask/${programmeId}`))
    await plain.getByRole('link', { name: /开始申请/ }).click()
    await enterByCode({ page: plain, operator, stack })
    await fillSteps(plain, hubeiChild, { claim: '住在优先地区', isScripted: false })
    await plain.getByRole('button', { name: '提交申请' }).click()
    await plain.getByText('回执编号').waitFor()
    await expect
      .poll(async () => {
        await plain.reload()
        return plain.getByText('已获得名额').count()
      })
      .toBeGreaterThan(0)
  } finally {
    await own.close()
  }
})

test('what is typed outlives a line that breaks and a page that is loaded again', async () => {
  const { programmeId } = await openProgramme()
  await page.goto(at(`/family/ask/${programmeId}/next`))
  await enterByCode({ page, operator, stack })
  await fillChild(page, { name: '断线的' })
  await context.setOffline(true)
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('alert').getByText('网络好像断了').waitFor()
  expect(await page.getByLabel('怎么称呼孩子').inputValue()).toBe('断线的')
  await context.setOffline(false)
  await page.reload()
  await expect.poll(() => page.getByLabel('怎么称呼孩子').inputValue()).toBe('断线的')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByText('断线的 现在住在哪里').waitFor()
  await page.goto(at(`/family/ask/${programmeId}`))
  await page.getByRole('link', { name: /开始申请/ }).click()
  await page.getByText('断线的 现在住在哪里').waitFor()
})

test('a child of the second tier waits in the queue, is offered a place that comes free, and takes it', async () => {
  const { programmeId } = await openProgramme({ quota: 1 })
  await page.goto(at(`/family/ask/${programmeId}/next`))
  await enterByCode({ page, operator, stack })
  await fillSteps(page, hubeiChild, { claim: '住在优先地区' })
  await ask()
  await stateIs('已获得名额')

  const own = await browser.newContext({ ...phone, locale: 'zh-CN' })
  const second = await own.newPage()
  try {
    await second.goto(at(`/family/ask/${programmeId}/next`))
    await enterByCode({ page: second, operator, stack })
    await fillSteps(second, guangdongChild, { claim: '没有优先资格' })
    await second.getByRole('button', { name: '提交申请' }).click()
    await stateIs('正在排队', second)
    await second.getByText(/第 1 位，共 1 位在等/).waitFor()

    await page.getByText('退还名额').click()
    await page.getByLabel('我确定').check()
    await page.getByRole('button', { name: '退还' }).click()
    await stateIs('申请已结束')
    // The page was kept open, and says so by itself.
    await stateIs('有一个名额给您的孩子', second)
    await second.reload()
    await second.getByRole('button', { name: '接受名额' }).click()
    await stateIs('已获得名额', second)
  } finally {
    await own.close()
  }
})

test('a medical worker’s child is granted a place after its document was looked at', async () => {
  const { programmeId } = await openProgramme({ evidenceRule: 'all', secondReviewPercent: 0 })
  const email = `reviewer-${programmeId}@staff.example`
  const now = new Date()
  const account = await db.account.create({
    data: { email, name: 'R', locale: 'zh', createdAt: now },
  })
  await grantRole({ db, now, accountId: account.id, role: 'reviewer', schoolId: null })
  await page.goto(at(`/family/ask/${programmeId}/next`))
  await enterByCode({ page, operator, stack })
  await fillSteps(page, guangdongChild, { claim: '父亲或母亲是一线医务人员' })
  await ask()
  await page.getByRole('link', { name: '上传证明材料' }).click()
  await page.locator('input[type=file]').setInputFiles(document)
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText('正在审核').first().waitFor()
  const own = await browser.newContext({ locale: 'zh-CN' })
  const reviewer = await own.newPage()
  try {
    await reviewer.goto(at('/sign-in/code?next=/review'))
    await signInByCode(reviewer, email)
    await reviewer.getByRole('button', { name: '领取下一份' }).click()
    await reviewer.getByText('武汉协和医院').waitFor()
    await reviewer.getByRole('button', { name: '通过', exact: true }).click()
    await reviewer.getByRole('button', { name: '领取下一份' }).waitFor()
  } finally {
    await own.close()
  }
  const { id } = await db.subscription.findFirstOrThrow({ where: { programmeId } })
  await page.goto(at(`/family/subscriptions/${id}`))
  // For half a minute the reviewer could take the word back.
  const isGranted = async () => {
    await page.reload()
    return page.getByRole('status').getByText('已获得名额', { exact: true }).isVisible()
  }
  await expect.poll(isGranted, { timeout: 90_000, interval: 3_000 }).toBe(true)
})

async function signInByCode(of: Page, email: string) {
  await of.locator('input[name=email]').fill(email)
  await of.getByRole('button', { name: '发送验证码' }).click()
  const letter = await readLetter(operator, stack, email)
  await of.locator('input[name=code]').fill(/\b\d{6}\b/.exec(letter)?.[0] ?? '')
  await of.getByRole('button', { name: '登录', exact: true }).click()
}
