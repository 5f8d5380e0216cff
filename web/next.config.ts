import { fileURLToPath } from 'node:url'
import { loadEnvConfig } from '@next/env'
import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'

const root = fileURLToPath(new URL('..', import.meta.url))

// Next reads .env from its own folder; ours stands at the root, one for every program.
const quiet = { info: () => {}, error: () => {} }

/** Headers that are the same on every answer; the content security policy has its nonce each time. */
const standingHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), autoplay=(self), fullscreen=(self), picture-in-picture=(self)',
  },
]

/**
 * WordPress frames what it does not know without an origin of its own (`sandbox="allow-scripts"`): a player there asks
 * its own portal as a stranger. Nothing of it knows who asks.
 */
const forFramesWithoutOrigin = [{ key: 'Access-Control-Allow-Origin', value: '*' }]

export default function nextConfig(phase: string): NextConfig {
  loadEnvConfig(root, phase === PHASE_DEVELOPMENT_SERVER, quiet, true)
  return {
    typescript: { tsconfigPath: '../tsconfig.json' },
    turbopack: { root },
    poweredByHeader: false,
    // What others make of a link stands in the head for every reader: those who look for it are not all known.
    htmlLimitedBots: /.*/,
    reactStrictMode: true,
    serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pino', 'prom-client'],
    // Pictures come from us in the sizes that we show: nobody can have others made.
    images: { unoptimized: true },
    // A cover of 5 MB, and its form.
    experimental: { serverActions: { bodySizeLimit: '6mb' } },
    headers: async () => [
      { source: '/:path*', headers: standingHeaders },
      // Of an embed its own content security policy says who may frame it.
      { source: '/((?!embed/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
      { source: '/embed/assets/:file', headers: forFramesWithoutOrigin },
      { source: '/api/embed/:path*', headers: forFramesWithoutOrigin },
    ],
  }
}
