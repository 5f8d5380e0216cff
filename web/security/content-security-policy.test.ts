import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const options = { nonce: 'abc', edgeUrl: 'https://edge.example/some/path', isDevelopment: false }

test('media may come from the origin of the edge and from hls.js, from nowhere else', () => {
  const policy = contentSecurityPolicy(options)
  expect(policy).toContain("connect-src 'self' https://edge.example;")
  expect(policy).toContain("media-src 'self' blob: https://edge.example;")
})

test('a built portal runs no script or style sheet without the nonce of its answer', () => {
  const policy = contentSecurityPolicy(options)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
})

test('nobody may frame a page', () => {
  expect(contentSecurityPolicy(options)).toContain("frame-ancestors 'none'")
})
