import { createHmac } from 'node:crypto'
import { assert, asyncProperty, constantFrom, integer, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readSignature, signatureLifeSeconds, signRequest } from './signed-request'

const secret = 'a secret of the two planes, for tests only'
const parts = { method: 'POST', path: '/api/media/authorise', body: '{"nodeName":"n1"}' }
const signedAtMs = Date.parse('2020-02-10T08:00:00Z')
const lifeMs = signatureLifeSeconds * 1000

const read = (
  authorization: string | null,
  { clockMs = signedAtMs, secretOfReader = secret, changed = {} } = {},
) =>
  readSignature(
    { ...parts, ...changed },
    { authorization, secret: secretOfReader, clock: () => clockMs },
  )
const sign = () => signRequest(parts, secret, () => signedAtMs)

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
function forge(header: unknown, claims: unknown, key = secret) {
  const text = `${encode(header)}.${encode(claims)}`
  return `Bearer ${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
const claimsOf = (authorization: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString())
const bytesOf = (authorization: string) =>
  authorization.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))

test('a request as it was signed is accepted, for as long as its signature lives', async () => {
  const signature = await read(await sign())
  expect(signature?.signs(parts.body)).toBe(true)
  expect(signature?.expiresAt.getTime()).toBe(signedAtMs + lifeMs)
})

test('each try of a request has a signature of its own', async () => {
  const [one, other] = [await read(await sign()), await read(await sign())]
  expect(one?.id).not.toBe(other?.id)
})

test.each([
  ['method', { method: 'PUT' }],
  ['path', { path: '/api/media/reports' }],
  ['query', { path: `${parts.path}?nodeName=n2` }],
])('a changed %s is refused', async (_what, changed) => {
  expect(await read(await sign(), { changed })).toBeNull()
})

test('a changed body is refused', async () => {
  const signature = await read(await sign())
  await assert(
    asyncProperty(string({ maxLength: 40 }), async (body) => {
      expect(signature?.signs(body)).toBe(body === parts.body)
    }),
    { numRuns: 1_000, examples: [[`${parts.body} `], [parts.body]] },
  )
})

test.each([
  ['grown old', lifeMs + 1, false],
  ['nearly grown old', lifeMs - 1, true],
  ['from a clock that runs ahead', -lifeMs, true],
  ['from the future', -lifeMs - 1_000, false],
])('a signature %s is accepted: %s ms later %s', async (_what, laterMs, isAccepted) => {
  const signature = await read(await sign(), { clockMs: signedAtMs + laterMs })
  expect(signature !== null).toBe(isAccepted)
})

test('another secret is refused', async () => {
  const secretOfReader = 'another secret, as long as the first one is'
  expect(await read(await sign(), { secretOfReader })).toBeNull()
})

test.each([
  { alg: 'none' },
  { alg: 'HS512' },
  { alg: 'RS256' },
  { alg: 'PS256' },
  { alg: 'HS256', crit: ['b64'], b64: false },
  { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } },
  { alg: ['HS256'] },
  {},
  null,
])('a header of %j gets nobody in', async (header) => {
  const claims = claimsOf(await sign())
  const key = header && 'jwk' in header ? Buffer.from('AAAA', 'base64url').toString() : secret
  expect(await read(forge(header, claims, key))).toBeNull()
  expect(await read(`Bearer ${encode(header)}.${encode(claims)}.`)).toBeNull()
})

test.each([
  ['no id', { jti: undefined }],
  ['an id that is no text', { jti: 7 }],
  ['an id as long as one likes', { jti: 'x'.repeat(65) }],
  ['no end', { exp: undefined }],
  ['no beginning', { iat: undefined }],
  ['a long life', { exp: signedAtMs / 1000 + signatureLifeSeconds + 1 }],
  ['a broken second', { iat: signedAtMs / 1000 + 0.5 }],
  ['another audience', { aud: 'somebody-else' }],
  ['another issuer', { iss: 'somebody-else' }],
  ['no body', { sha256: undefined }],
  ['a body that is a list', { sha256: [1] }],
])('a signature with %s is refused even where the secret is right', async (_what, changed) => {
  const claims = claimsOf(await sign())
  expect(await read(forge({ alg: 'HS256' }, claims))).not.toBeNull()
  expect(await read(forge({ alg: 'HS256' }, { ...claims, ...changed }))).toBeNull()
})

test('no change of a byte of the header gets through, and none makes an exception', async () => {
  const authorization = await sign()
  const places = integer({ min: 0, max: authorization.length - 1 })
  const characters = constantFrom(...'AZaz09-_.= \0é{')
  await assert(
    asyncProperty(places, characters, async (place, character) => {
      const changed = authorization.slice(0, place) + character + authorization.slice(place + 1)
      const says = changed.startsWith('Bearer ') ? bytesOf(changed).join('.') : ''
      // The last character of a base64url text carries bits that mean nothing.
      const isSame = says === bytesOf(authorization).join('.')
      if (!isSame) expect(await read(changed)).toBeNull()
    }),
    { numRuns: 3_000 },
  )
})

test.each([null, '', 'Bearer', 'Bearer x.y.z', 'Basic abc', `Bearer ${'a.'.repeat(5_000)}`])(
  'the header %j is refused without an exception',
  async (authorization) => {
    expect(await read(authorization)).toBeNull()
  },
)
