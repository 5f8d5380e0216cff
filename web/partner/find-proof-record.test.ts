import { Resolver } from 'node:dns/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DnsServer, openDnsServer } from '@/tests/support/dns-server'
import { findProofRecord } from './find-proof-record'

const line = 'seedling-site=6f0a2c51-7f3e-4d0b-9b52-0f6f3c1d2e4a'
const name = '_seedling.m.example'

let server: DnsServer
beforeAll(async () => {
  server = await openDnsServer()
})
afterAll(() => server?.close())

function find({ timeout = 1_000, longestMs = 5_000 } = {}) {
  const resolver = new Resolver({ timeout, tries: 1 })
  resolver.setServers([server.address])
  return findProofRecord({ name, line, resolver, signal: AbortSignal.timeout(longestMs) })
}

test('without a record there is none', async () => {
  expect(await find()).toBe('none')
  // The name is there, and nothing of this type.
  server.answer(name, [])
  expect(await find()).toBe('none')
})

test('a record is found among others, and in pieces', async () => {
  server.answer(name, [['another=1'], [line.slice(0, 9), line.slice(9)]])
  expect(await find()).toBe('found')
})

test.each([
  ['another token', [['seedling-site=another']]],
  ['more than the line', [[`${line}0`]]],
  ['the line in two records', [[line.slice(0, 9)], [line.slice(9)]]],
])('a record that says something else proves nothing: %s', async (_, records) => {
  server.answer(name, records)
  expect(await find()).toBe('other')
})

test('a name server that refuses is told from a record that is missing', async () => {
  server.answer(name, 'refused')
  expect(await find()).toBe('not_reachable')
})

test('a name server that says nothing is given up, by the resolver or by the time of the check', async () => {
  server.answer(name, 'silence')
  expect(await find({ timeout: 100 })).toBe('timed_out')
  expect(await find({ timeout: 10_000, longestMs: 100 })).toBe('timed_out')
})
