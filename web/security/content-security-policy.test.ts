import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const options = { nonce: 'abc', edgeUrl: 'https://edge.example/some/path', isDevelopment: false }

test('media may come from the origin of the edge and from hls.js, from nowhere else', () => {
  const policy = contentSecurityPolicy(options)
  expect(policy).toContain("connect-src 'self' https://edge.example;")
  expect(policy).toContain("media-src 'self' blob: https://edge.example;")
})

test('a built portal runs no script or style without the nonce of its answer', () => {
  expect(contentSecurityPolicy(options)).not.toMatch(/unsafe/)
  expect(contentSecurityPolicy(options)).toContain("'nonce-abc'")
})

test('nobody may frame a page', () => {
  expect(contentSecurityPolicy(options)).toContain("frame-ancestors 'none'")
})
