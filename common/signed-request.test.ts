import { expect, test } from 'vitest'
import { isSignedRequest, signatureLifeSeconds, signRequest } from './signed-request'

const secret = 'a secret of the two planes, for tests only'
const parts = { method: 'POST', path: '/api/media/authorise', body: '{"nodeName":"n1"}' }
const signedAt = Date.parse('2020-02-10T08:00:00Z')

async function verify(
  changed: Partial<typeof parts>,
  { clockMs = signedAt, verifyingSecret = secret } = {},
) {
  const authorization = await signRequest(parts, secret, () => signedAt)
  return isSignedRequest(
    { ...parts, ...changed },
    { authorization, secret: verifyingSecret, clock: () => clockMs },
  )
}

test('a request as it was signed is accepted', async () => {
  expect(await verify({})).toBe(true)
})

test.each([
  ['method', { method: 'PUT' }],
  ['path', { path: '/api/media/reports' }],
  ['body', { body: '{"nodeName":"n2"}' }],
])('a changed %s is refused', async (_what, changed) => {
  expect(await verify(changed)).toBe(false)
})

test('a signature is refused once its life is over', async () => {
  expect(await verify({}, { clockMs: signedAt + signatureLifeSeconds * 1000 + 1 })).toBe(false)
})

test('another secret is refused', async () => {
  expect(await verify({}, { verifyingSecret: 'another secret, as long as the first one is' })).toBe(
    false,
  )
})

test.each([null, '', 'Bearer', 'Bearer x.y.z', 'Basic abc'])(
  'the header %j is refused without an exception',
  async (authorization) => {
    expect(await isSignedRequest(parts, { authorization, secret, clock: () => signedAt })).toBe(
      false,
    )
  },
)
