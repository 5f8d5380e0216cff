import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { readLetter } from './outbox'
import type { Stack } from './stack'

interface EnterOptions {
  page: Page
  /** Reads the outbox. */
  operator: Page
  stack: Stack
}

/** Signs up on the page that is open, as a new guardian in Chinese does; gives the address. */
export async function enterByCode({ page, operator, stack }: EnterOptions) {
  const email = `${randomUUID()}@guardian.example`
  await page.locator('input[name=email]').fill(email)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText(`验证码已发往 ${email}`).waitFor()
  const letter = await readLetter(operator, stack, email)
  const code = /\b\d{6}\b/.exec(letter)?.[0] ?? ''
  await page.locator('input[name=code]').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return email
}

interface Child {
  name: string
  province: string
  city: string
  county: string
}

/** What the form wants to know of a child, on the step that is open. */
export async function fillChild(page: Page, { name }: Pick<Child, 'name'>) {
  await page.getByLabel('怎么称呼孩子').fill(name)
  await page.getByLabel('出生年份').selectOption(String(new Date().getUTCFullYear() - 9))
  await page.getByLabel('月份').selectOption('5')
  await page.getByLabel('年级').selectOption('3')
}

const goOn = (page: Page) => page.getByRole('button', { name: '继续' }).click()

/** From the first step of a new family to the last, where all is to be checked. */
export async function fillSteps(
  page: Page,
  child: Child,
  { claim, isScripted = true }: { claim: string; isScripted?: boolean },
) {
  await fillChild(page, child)
  await goOn(page)
  await page.getByText(`${child.name} 现在住在哪里`).waitFor()
  await page.getByLabel('省（自治区、直辖市）').selectOption({ label: child.province })
  if (!isScripted) await goOn(page)
  await page.getByLabel('市', { exact: true }).selectOption({ label: child.city })
  if (!isScripted) await goOn(page)
  await page.getByLabel('区县').selectOption({ label: child.county })
  await goOn(page)
  await page.getByText(`${child.name} · `).waitFor()
  await goOn(page)
  await page.getByLabel(claim).check()
  if (claim.includes('医务')) {
    await page.getByLabel('医院').fill('武汉协和医院')
    await page.getByLabel('职务').fill('护士')
  }
  await goOn(page)
  await page.getByLabel('我同意用于申请名额和上课').check()
  if (claim !== '没有优先资格') await page.getByLabel('我同意用于核实优先资格').check()
  await goOn(page)
  await page.getByRole('heading', { name: '核对并申请' }).waitFor()
}

export const hubeiChild: Child = {
  ...{ name: '小禾', province: '湖北省', city: '武汉市', county: '武昌区' },
}
export const guangdongChild: Child = {
  ...{ name: '小南', province: '广东省', city: '广州市', county: '越秀区' },
}
