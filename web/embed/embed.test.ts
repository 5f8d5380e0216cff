import { afterAll, beforeAll, expect, test } from 'vitest'
import { splitPlaybackUrl, tokenLifeMs } from '@/common/playback-token-path'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { changeCarriage } from '@/domain/partner/change-carriage'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerOembed } from '../oembed/answer-oembed'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { answerEmbed } from './answer-embed'
import { answerEmbedPresence } from './answer-embed-presence'
import { answerEmbedState } from './answer-embed-state'

const startsAt = new Date('2026-03-02T01:00:00Z')
const site = 'https://m.example.org'
const hourMs = 3_600_000
let nowMs = startsAt.getTime()
let database: TestDatabase
let portal: Portal
let made: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  portal = makeTestPortal({ database, clock: () => nowMs })
  made = await makeClass({ db, startsAt })
  const { schoolId, courseId, broadcastId } = made
  const account = { email: 'a@a.example', name: 'A', locale: 'en', createdAt: startsAt }
  const { id: actorId } = await db.account.create({ data: account })
  const carriage = { carriage: 'any_site', schoolId, courseId } as const
  await changeCarriage({ db, now: startsAt, actorId, ...carriage })
  await db.broadcast.update({
    where: { id: broadcastId },
    data: { state: 'live', startedAt: startsAt, nodeName: 'n1' },
  })
  await db.mediaNode.create({
    data: { name: 'n1', startedAt: startsAt, lastSequence: 0, lastSeenAt: startsAt },
  })
  await db.partner.create({
    data: {
      ...{ id: 'p', nameZh: '晨光', nameEn: 'Morning', site, standing: 'approved' },
      ...{ contactName: 'Zhou', contactEmail: 'z@m.example', createdAt: startsAt },
    },
  })
  const common = { courseId, partnerId: 'p', name: 'E', createdAt: startsAt }
  await db.embed.createMany({
    data: [
      { id: 'listedembed', origins: [site], ...common },
      { id: 'closedembed', origins: [], ...common },
      { id: 'strangeembed', origins: ["x'; script-src *", 'https://a.b\r\nx: y', '*'], ...common },
    ],
  })
})
afterAll(() => database?.close())

/** After what is remembered for a moment. */
const later = () => {
  nowMs += 1_500
}

async function open(embedId: string, query = '', headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000/embed/${embedId}${query}`, { headers })
  const response = await answerEmbed({ portal, request, embedId })
  const policy = response.headers.get('content-security-policy') ?? ''
  return {
    response,
    ancestors: /frame-ancestors (.*)$/.exec(policy)?.[1],
    html: await response.text(),
  }
}

test('only the listed sites, and the portal itself, may frame an embed', async () => {
  expect((await open('listedembed')).ancestors).toBe(`${site} http://localhost:3000`)
})

test.each(['closedembed', 'strangeembed', 'nothing', '%0d%0a', "';*"])(
  '%s is framed by nobody',
  async (embedId) => {
    expect((await open(embedId)).ancestors).toBe("'none'")
  },
)

test('a page sets no cookie, and its policy names the portal and the edge alone', async () => {
  const { response } = await open('listedembed')
  expect(response.headers.has('set-cookie')).toBe(false)
  const policy = response.headers.get('content-security-policy') ?? ''
  const hosts = policy.replace(/frame-ancestors.*$/, '').match(/https?:[^ ;]+/g)
  expect(new Set(hosts)).toEqual(new Set(['http://localhost:8080']))
  expect(policy).not.toMatch(/unsafe|\*/)
})

test('language and colour come by parameters, and nothing else does', async () => {
  const { html } = await open('listedembed', '?lang=zh&colour=%23a11')
  expect(html).toContain('<html lang="zh-Hans">')
  expect(html).toContain('--embed-colour:#aa1111;--embed-on-colour:#fff')
  const attack = '?lang=%3Cx&colour=red;}</style><script>&class=</script>'
  const { html: attacked } = await open('listedembed', attack)
  expect(attacked).not.toContain('--embed-colour')
  expect(attacked.match(/<script/g)).toHaveLength(2)
})

test('a title cannot leave its place', async () => {
  const { db } = database
  const titleEn = '</title></script><script>alert(1)</script>'
  const where = { id: made.classSessionId }
  await db.classSession.update({ where, data: { titleEn } })
  later()
  const { html } = await open('listedembed', '?lang=en')
  expect(html).not.toContain('<script>alert')
  await db.classSession.update({ where, data: { titleEn: 'Fractions' } })
  later()
})

test('the addresses of an embed have a token that names it, though its class is public', async () => {
  const request = new Request('http://localhost:3000/api/embed/listedembed')
  const response = await answerEmbedState({ portal, request, embedId: 'listedembed' })
  const answer = await response.json()
  expect(answer).toMatchObject({ standing: 'open', state: 'live' })
  expect(answer.playlistUrl).toMatch(/\/t\/[^/]+\.listedembed\.[0-9a-f]{64}\/live\/n1\//)
})

test('its tokens are over with the embed, and with the terms behind it', async () => {
  const { db } = database
  const lifeWith = async (end: { validUntil?: Date; termsUntil?: Date }) => {
    const { validUntil = null, termsUntil = null } = end
    await db.embed.update({ where: { id: 'listedembed' }, data: { validUntil } })
    await db.partner.update({ where: { id: 'p' }, data: { termsUntil } })
    later()
    const request = new Request('http://localhost:3000/api/embed/listedembed')
    const response = await answerEmbedState({ portal, request, embedId: 'listedembed' })
    const { token } = splitPlaybackUrl((await response.json()).playlistUrl)
    return tokenLifeMs(token ?? '')
  }
  const at = (seconds: number) => new Date(nowMs + seconds * 1_000)
  expect(await lifeWith({ validUntil: at(100), termsUntil: at(200) })).toBeLessThanOrEqual(100_000)
  expect(await lifeWith({ validUntil: at(200), termsUntil: at(100) })).toBeLessThanOrEqual(100_000)
  expect(await lifeWith({})).toBe(900_000)
})

test('a player of a course goes over to its next class; one of a class alone stays with it', async () => {
  const { db } = database
  const { courseId, classroomId, classSessionId, broadcastId } = made
  const next = await scheduleClassSession({
    ...{ db, now: startsAt, courseId, classroomId },
    ...{ startsAt: new Date(startsAt.getTime() + hourMs), endsAt: new Date(nowMs + 2 * hourMs) },
  })
  const where = { id: broadcastId }
  await db.broadcast.update({ where, data: { state: 'ended', closedAt: startsAt } })
  later()
  const ask = async (query: string) => {
    const request = new Request(`http://localhost:3000/api/embed/listedembed${query}`)
    const response = await answerEmbedState({ portal, request, embedId: 'listedembed' })
    const { state, next, shown } = await response.json()
    return { state, next: next?.classSessionId ?? null, shown: shown.classSessionId }
  }
  const inBreak = { state: 'in_break', next: next.classSessionId, shown: classSessionId }
  expect(await ask('')).toEqual(inBreak)
  expect(await ask(`?shown=${classSessionId}`)).toEqual(inBreak)
  const over = { state: 'ended', next: null, shown: classSessionId }
  expect(await ask(`?class=${classSessionId}`)).toEqual(over)
  await db.classSession.delete({ where: { id: next.classSessionId } })
  await db.broadcast.update({ where, data: { state: 'live', closedAt: null } })
  later()
})

test('a withdrawn embed says so, with whom to ask; one that never was says less', async () => {
  await database.db.embed.update({
    where: { id: 'closedembed' },
    data: { withdrawnAt: startsAt },
  })
  later()
  const withdrawn = await open('closedembed', '?lang=en')
  expect(withdrawn.response.status).toBe(410)
  expect(withdrawn.html).toContain('Ask Morning')
  expect(withdrawn.html).toContain('{"embedId":"closedembed","standing":"withdrawn"}')
  expect(withdrawn.html).toMatch(/<script type="module" src="[^"]*closed-/)
  const unknown = await open('nothing', '?lang=en')
  expect(unknown.response.status).toBe(404)
  expect(unknown.html).not.toContain('Morning')
  expect(unknown.html).not.toContain('<script')
})

test('what a player says is noted for the site that is listed, and for no other', async () => {
  const say = (viewerId: string, from: string | null) =>
    answerEmbedPresence({
      portal,
      embedId: 'listedembed',
      request: new Request('http://localhost:3000/api/embed/listedembed/presence', {
        method: 'POST',
        body: JSON.stringify({
          ...{ viewerId, classSessionId: made.classSessionId, site: from },
          ...{ startMs: 900, playedMs: 5_000, stalledMs: 0 },
        }),
      }),
    })
  expect((await say('a'.repeat(32), site)).status).toBe(204)
  expect((await say('b'.repeat(32), 'https://evil.example')).status).toBe(204)
  expect((await say('not a viewer', site)).status).toBe(400)
  const viewings = await database.db.embedViewing.findMany({ orderBy: { viewerId: 'asc' } })
  expect(viewings.map((viewing) => viewing.site)).toEqual([site, null])
})

async function oembed(query: Record<string, string>) {
  const request = new Request(`http://localhost:3000/oembed?${new URLSearchParams(query)}`)
  const response = await answerOembed({ portal, request })
  return { status: response.status, text: await response.text() }
}
const watchUrl = () => `http://localhost:3000/watch/${made.classSessionId}`

test('oEmbed obeys the sizes that are asked for', async () => {
  const sizeOf = async (query: Record<string, string>) => {
    const { width, height, html } = JSON.parse((await oembed({ url: watchUrl(), ...query })).text)
    expect(html).toContain(`width="${width}" height="${height}"`)
    return [width, height]
  }
  expect(await sizeOf({})).toEqual([800, 450])
  expect(await sizeOf({ maxwidth: '320' })).toEqual([320, 180])
  expect(await sizeOf({ maxheight: '180' })).toEqual([320, 180])
  expect(await sizeOf({ maxwidth: '2000', maxheight: '90' })).toEqual([160, 90])
  expect(await sizeOf({ maxwidth: '1200' })).toEqual([1200, 675])
  expect(await sizeOf({ maxwidth: 'much' })).toEqual([800, 450])
})

test('its thumbnail obeys them too, or there is none', async () => {
  const thumbnailOf = async (query: Record<string, string>) => {
    const { thumbnail_url, thumbnail_width, thumbnail_height } = JSON.parse(
      (await oembed({ url: watchUrl(), ...query })).text,
    )
    return [thumbnail_url?.split('/').at(-1), thumbnail_width, thumbnail_height]
  }
  expect(await thumbnailOf({})).toEqual(['seedling-share.png', 1200, 675])
  expect(await thumbnailOf({ maxwidth: '800' })).toEqual(['seedling-share-640.png', 640, 360])
  expect(await thumbnailOf({ maxheight: '200' })).toEqual(['seedling-share-320.png', 320, 180])
  expect(await thumbnailOf({ maxwidth: '300' })).toEqual([undefined, undefined, undefined])
})

test('oEmbed refuses as its specification names', async () => {
  const statusOf = async (query: Record<string, string>) => (await oembed(query)).status
  expect(await statusOf({})).toBe(400)
  expect(await statusOf({ url: 'javascript:alert(1)' })).toBe(400)
  expect(await statusOf({ url: 'http://localhost:3000/watch/nothing' })).toBe(404)
  expect(await statusOf({ url: watchUrl().replace('localhost', 'evil.example') })).toBe(404)
  expect(await statusOf({ url: watchUrl(), format: 'yaml' })).toBe(501)
  const closed = await makeClass({ db: database.db, startsAt })
  expect(await statusOf({ url: `http://localhost:3000/watch/${closed.classSessionId}` })).toBe(401)
})

test('oEmbed as XML is well formed, whatever a title has in it', async () => {
  const where = { id: made.classSessionId }
  await database.db.classSession.update({ where, data: { titleEn: 'a <b> & "c" \u0001' } })
  const { status, text } = await oembed({ url: watchUrl(), format: 'xml' })
  expect(status).toBe(200)
  expect(text).toContain('a &lt;b&gt; &amp; &quot;c&quot; </title>')
  expect(text).toMatch(/^<\?xml .*<html>&lt;iframe .*<\/oembed>$/)
})
