import { Resolver } from 'node:dns/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findApplication } from '@/domain/partner/find-application'
import { siteProof } from '@/domain/partner/site-proof'
import { type DnsServer, openDnsServer } from '@/tests/support/dns-server'
import { type OutsideSite, openOutsideSite } from '@/tests/support/outside-site'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { checkSite } from './check-site'

const now = new Date('2026-03-02T01:00:00Z')

let database: TestDatabase
let nameServer: DnsServer
let site: OutsideSite
let portal: Portal
let partnerId: string
let proof: ReturnType<typeof siteProof>
beforeAll(async () => {
  database = await openTestDatabase()
  nameServer = await openDnsServer()
  site = await openOutsideSite()
  portal = openPortal('loopback')
})
afterAll(async () => {
  site?.close()
  await nameServer?.close()
  await database?.close()
})
beforeEach(async () => {
  const contact = { contactName: 'Zhou', contactEmail: 'zhou@m.example' }
  const names = { nameZh: '晨光', nameEn: 'Morning', site: site.plainOrigin }
  const partner = await database.db.partner.create({
    data: { ...names, ...contact, createdAt: now },
  })
  partnerId = partner.id
  proof = siteProof(partner)
  site.placeFile(proof.fileUrl, 'nothing yet')
  nameServer.answer(proof.recordName, [])
})

function openPortal(origins: 'https' | 'loopback'): Portal {
  return makeTestPortal({
    database,
    clock: () => now.getTime(),
    variables: { EMBED_ORIGINS: origins },
  })
}

function check(of: { portal: Portal } = { portal }) {
  const resolver = new Resolver({ timeout: 1_000, tries: 1 })
  resolver.setServers([nameServer.address])
  return checkSite({ ...of, partnerId, resolver })
}
const find = () => findApplication({ db: database.db, partnerId })
const unproven = { siteProvenAt: null, siteProvenBy: null }

test('a site without its proof is told what was found in both places, and nothing is written', async () => {
  expect(await check()).toEqual({ dns: 'none', file: { kind: 'other' } })
  expect(await find()).toMatchObject(unproven)
})

test('a file at the site proves it', async () => {
  site.placeFile(proof.fileUrl, `${proof.line}\n`)
  expect(await check()).toEqual({ dns: 'none', file: { kind: 'found' } })
  expect(await find()).toMatchObject({ siteProvenAt: now, siteProvenBy: 'file' })
})

test('a record below its name proves it', async () => {
  nameServer.answer(proof.recordName, [[proof.line]])
  expect(await check()).toEqual({ dns: 'found', file: { kind: 'other' } })
  expect(await find()).toMatchObject({ siteProvenAt: now, siteProvenBy: 'dns' })
})

test('the proof of another application proves nothing', async () => {
  const other = siteProof({ site: site.plainOrigin, proofToken: 'another' })
  site.placeFile(proof.fileUrl, other.line)
  nameServer.answer(proof.recordName, [[other.line]])
  expect(await check()).toEqual({ dns: 'other', file: { kind: 'other' } })
  expect(await find()).toMatchObject(unproven)
})

test('a site of this machine is not reached unless embeds may be framed by it', async () => {
  site.placeFile(proof.fileUrl, proof.line)
  const strict = { portal: openPortal('https') }
  expect(await check(strict)).toEqual({ dns: 'none', file: { kind: 'not_reachable' } })
  expect(await find()).toMatchObject(unproven)
})

test('checks at once write once', async () => {
  site.placeFile(proof.fileUrl, proof.line)
  const checks = await Promise.all([check(), check(), check()])
  expect(checks.map((findings) => findings?.file.kind)).toEqual(['found', 'found', 'found'])
  const found = await find()
  nameServer.answer(proof.recordName, [[proof.line]])
  await check()
  expect(await find()).toEqual(found)
})

test('nobody’s application, and one that is decided, are not looked for anywhere', async () => {
  await database.db.partner.update({ where: { id: partnerId }, data: { standing: 'refused' } })
  expect(await check()).toBe(null)
  partnerId = 'nobody'
  expect(await check()).toBe(null)
})
