import { extract } from '@extractus/oembed-extractor'
import type { Browser, BrowserContext, Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, openBrowser } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { playerOfLink } from '../support/oembed-consumer'
import { type OutsideSite, openOutsideSite } from '../support/outside-site'
import { countBytesToPicture, markPicture } from '../support/script-weight'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { withThirdPartyCookies } from '../support/third-party-cookies'
import { until } from '../support/until'
import { waitForPicture } from '../support/watching'

const mostScriptBytes = 250_000

let stack: Stack
let browser: Browser
let office: Page
let site: OutsideSite
let allowed: string
let embedId: string

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  site = await openOutsideSite()
  allowed = site.origin('allowed')
  const context = await browser.newContext({ ...desktop, locale: 'en-GB' })
  office = await context.newPage()
  await office.goto(`${stack.portalUrl}/partner`)
  await signInAs(office, stack, 'partner')
  embedId = await makePlayer('Front page', allowed)
})
afterAll(async () => {
  site?.close()
  await browser?.close()
})

/** As a partner's web editor does; gives its id. */
async function makePlayer(name: string, origins: string) {
  await office.getByRole('link', { name: 'Catalogue', exact: true }).click()
  const course = office.getByRole('listitem').filter({ hasText: 'the running clock' })
  await course.getByRole('link', { name: 'Make a player' }).click()
  await office.getByLabel('Name of the player').fill(name)
  await office.getByLabel('Sites that may show it').fill(origins)
  await office.getByRole('button', { name: 'Make the player' }).click()
  await office.waitForURL(/\/embeds\//)
  return new URL(office.url()).pathname.split('/').at(-1) ?? ''
}

async function withPage<T>(run: (page: Page) => Promise<T>, context?: BrowserContext) {
  const own = context ?? (await browser.newContext({ ...desktop, locale: 'en-GB' }))
  const page = await own.newPage()
  try {
    return await run(page)
  } finally {
    if (context) await page.close()
    else await own.close()
  }
}

const playerFrame = (page: Page) =>
  until('the player’s frame', async () =>
    page.frames().find((frame) => frame.url().startsWith(`${stack.portalUrl}/embed/`)),
  )

/** The code that stands in the office, to be copied. */
const codeOf = (label: string) => office.getByLabel(label).inputValue()

/** Keeps what the element on the page throws, in `heard`. */
const listen = `<script>const heard = {}
  addEventListener('load', () => { for (const name of ['ready', 'state', 'play', 'pause', 'latency', 'viewers', 'refused'])
    document.querySelector('seedling-player').addEventListener('seedling-' + name, ({ detail }) => { heard[name] = detail ?? true }) })
  </script>`

test('an allowed site plays by a plain frame, light, and without a cookie', async () => {
  site.place('/frame', await codeOf('Frame'))
  await withPage(async (page) => {
    const hosts = new Set<string>()
    page.on('response', (response) => hosts.add(new URL(response.url()).origin))
    await page.addInitScript(markPicture)
    await page.goto(`${allowed}/frame`)
    const frame = await playerFrame(page)
    const scriptBytes = await countBytesToPicture(frame)
    process.stdout.write(
      `  embed: ${scriptBytes} bytes of compressed script to the first picture\n`,
    )
    expect(scriptBytes).toBeGreaterThan(50_000)
    expect(scriptBytes).toBeLessThan(mostScriptBytes)
    expect(hosts).toEqual(new Set([allowed, stack.portalUrl, stack.edgeUrl]))
    expect(await page.context().cookies()).toEqual([])
    const shape = await page.locator('iframe').boundingBox()
    expect((shape?.width ?? 0) / (shape?.height ?? 1)).toBeCloseTo(16 / 9, 1)
    // On its own, since in a frame of another site browsers give no storage at all.
    await page.goto(`${stack.portalUrl}/embed/${embedId}`)
    await waitForPicture(page.mainFrame())
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })
})

test('an allowed site plays by the script, which tells it what happens and does what it asks', async () => {
  site.place('/script', `${listen}${await codeOf('Script')}`)
  await withPage(async (page) => {
    await page.goto(`${allowed}/script`)
    await waitForPicture(await playerFrame(page))
    await page.waitForFunction('heard.state === "live" && heard.latency > 0 && "viewers" in heard')
    await page.evaluate('document.querySelector("seedling-player").pause()')
    await page.waitForFunction('heard.pause === true')
    const frame = await playerFrame(page)
    expect(await frame.evaluate(() => document.querySelector('video')?.paused)).toBe(true)
    // Whoever else speaks to the player is not listened to.
    await page.evaluate('document.querySelector("seedling-player").play()')
    await page.waitForFunction('heard.play === true')
  })
})

test('a pasted link becomes a player: in a consumer written from the specification, and in a library', async () => {
  const link = stack.demo?.watchUrl ?? ''
  const own = await playerOfLink(link, 480)
  const extracted = await extract(link, { maxwidth: 480 })
  const html = 'html' in extracted && typeof extracted.html === 'string' ? extracted.html : ''
  expect(own).toContain('width="480" height="270"')
  expect(own).toContain('sandbox="allow-scripts"')
  site.place('/own', own ?? '')
  site.place('/library', html)
  for (const path of ['/own', '/library']) {
    await withPage(async (page) => {
      const [presence] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/presence')),
        page.goto(site.origin('anybody') + path),
      ])
      expect(presence.status()).toBe(204)
      const frame = await playerFrame(page)
      await waitForPicture(frame)
      // WordPress lets nothing fill the screen.
      const fullscreen = frame.getByRole('button', { name: 'Full screen' })
      expect(await fullscreen.count()).toBe(path === '/own' ? 0 : 1)
    })
  }
})

test('a site that is not on the list is refused by the browser, a frame around an allowed one too', async () => {
  site.place('/frame', await codeOf('Frame'))
  site.place('/around', `<iframe src="${allowed}/frame" width="800" height="500"></iframe>`)
  for (const path of ['/frame', '/around']) {
    await withPage(async (page) => {
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      await page.goto(site.origin('other') + path)
      const isRefused = (frame: Frame) => frame.url().startsWith('chrome-error:')
      await until('the browser’s refusal', async () => page.frames().some(isRefused))
      expect(said.join()).toContain('frame-ancestors')
      expect(page.frames().some((frame) => frame.url().includes('/embed/'))).toBe(false)
    })
  }
})

test('the script says it in words, with what can be done', async () => {
  site.place('/script', `${listen}${await codeOf('Script')}`)
  await withPage(async (page) => {
    const other = site.origin('other')
    await page.goto(`${other}/script`)
    await page.getByText(`whoever made the player can add ${other} to it`).waitFor()
    await page.waitForFunction('heard.refused === true')
    const help = page.getByRole('link', { name: 'How that is done' })
    expect(await help.getAttribute('href')).toBe(`${stack.portalUrl}/partners/docs`)
  })
})

test('a player that is not open yet tells so and is not refused, and opens by itself', async () => {
  site.place('/early', `${listen}${await codeOf('Script')}`)
  const db = openStackDatabase(stack)
  const openFrom = (validFrom: Date | null) =>
    db.embed.update({ where: { id: embedId }, data: { validFrom } })
  try {
    await openFrom(new Date(Date.now() + 3_600_000))
    await withPage(async (page) => {
      await page.clock.install()
      await page.goto(`${allowed}/early`)
      const frame = await playerFrame(page)
      await frame.getByText('Not open yet').waitFor()
      await page.waitForFunction('heard.ready === true && heard.state === "not_yet"')
      await openFrom(null)
      await until('the player', async () => {
        await page.clock.fastForward('01:30')
        return (await frame.locator('video').count()) > 0
      })
      await waitForPicture(frame)
      expect(await page.evaluate('heard.refused')).toBeUndefined()
    })
  } finally {
    await openFrom(null)
    await db.$disconnect()
  }
})

test('the office says what is wrong with each origin, and what was meant', async () => {
  await office.goto(`${stack.portalUrl}/partner`)
  await office.getByRole('link', { name: 'Code and settings' }).first().click()
  await office.getByLabel('Sites that may show it').fill('news.example.org\nhttps://*.com')
  await office.getByRole('button', { name: 'Save' }).click()
  await office.getByText('Perhaps you mean https://news.example.org.').waitFor()
  await office.getByText('Anybody can open a name below this one').waitFor()
})

test('with third-party cookies blocked it plays', async () => {
  const script = `<script>document.cookie = 'a=1; SameSite=None; Secure'
    parent.postMessage(document.cookie, '*')</script>`
  site.place('/third', script)
  const third = site.origin('third')
  const listen = `<script>addEventListener('message', (e) => { if (e.origin === '${third}') window.third = e.data })</script>`
  site.place('/blocked', `${listen}<iframe src="${third}/third"></iframe>${frameOf(embedId)}`)
  const watch = (context: BrowserContext) => withPage(openThirdParty, context)
  // The control: the same page where they are allowed.
  expect(await withThirdPartyCookies({ areBlocked: false }, watch)).toBe('a=1')
  expect(await withThirdPartyCookies({ areBlocked: true }, watch)).toBe('')
})

/** Gives the cookie that a third party's page has set; the player beside it has played by then. */
async function openThirdParty(page: Page) {
  await page.goto(`${allowed}/blocked`)
  await page.waitForFunction('typeof window.third === "string"')
  await waitForPicture(await playerFrame(page))
  return page.evaluate<string>('window.third')
}

const frameOf = (id: string) =>
  `<iframe src="${stack.portalUrl}/embed/${id}" allow="autoplay" width="640" height="360"></iframe>`

test('a withdrawn player stops within 30 seconds, and its playlist with it', async () => {
  await office.goto(`${stack.portalUrl}/partner`)
  const id = await makePlayer('To be withdrawn', allowed)
  site.place('/withdrawn', frameOf(id))
  await withPage(async (page) => {
    await page.goto(`${allowed}/withdrawn`)
    const frame = await playerFrame(page)
    await waitForPicture(frame)
    const { playlistUrl } = await (await fetch(`${stack.portalUrl}/api/embed/${id}`)).json()
    expect((await fetch(playlistUrl)).status).toBe(200)
    await office.getByRole('button', { name: 'Withdraw it now' }).click()
    await office.getByText('It plays no more').waitFor()
    const startedAtMs = performance.now()
    await frame.getByText('This player was withdrawn').waitFor({ timeout: 30_000 })
    const seconds = (performance.now() - startedAtMs) / 1000
    process.stdout.write(`  withdrawn: stopped after ${seconds.toFixed(1)} s\n`)
    expect(await frame.locator('video').count()).toBe(0)
    await until('the edge’s refusal', async () => (await fetch(playlistUrl)).status >= 400)
    expect(performance.now() - startedAtMs).toBeLessThan(30_000)
  })
})

test.each(looks)(
  'office and player have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    await office.goto(`${stack.portalUrl}/partner`)
    const root = new URL(office.url()).pathname
    const storageState = await office.context().storageState()
    const context = await browser.newContext({ ...browserOptions(look), storageState })
    try {
      const page = await context.newPage()
      const below = ['', '/catalogue', '/catalogue/demo-lecture', '/statistics', '/access']
      for (const path of [...below, `/embeds/${embedId}`].map((path) => root + path)) {
        await page.goto(stack.portalUrl + path)
        await page.locator('h1').first().waitFor()
        await expectAccessible(page)
      }
      await page.goto(`${stack.portalUrl}/embed/${embedId}`)
      await page.locator('.player[data-state="live"]').waitFor()
      await expectAccessible(page)
    } finally {
      await context.close()
    }
  },
)

test('what was watched is counted for the site, without anything of a person', async () => {
  await office.goto(`${stack.portalUrl}/partner`)
  const path = `${new URL(office.url()).pathname.replace('/partner/', '/api/partner/')}/statistics`
  site.place('/counted', frameOf(embedId))
  await withPage(async (page) => {
    await page.goto(`${allowed}/counted`)
    await waitForPicture(await playerFrame(page))
    const csv = await until('the numbers of the allowed site', async () => {
      const text = await (await office.request.get(stack.portalUrl + path)).text()
      return text.includes(allowed) && text
    })
    expect(csv.split('\r\n')[0]).toContain('Hour (UTC),Site,Course,Course id,Viewers')
  })
})
