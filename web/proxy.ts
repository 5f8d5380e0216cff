import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { z } from 'zod'
import { readSettings, secretSetting } from '@/common/settings'
import { contentSecurityPolicy } from './security/content-security-policy'
import { holdBack, isGuarded } from './waiting-room/hold-back'
import { findWaitingRoom } from './waiting-room/waiting-room'

const settingsShape = {
  EDGE_URL: z.url().default('http://localhost:8080'),
  NODE_ENV: z.string().optional(),
  ACCOUNT_SECRET: secretSetting,
  PORTAL_URL: z.url().default('http://localhost:3000'),
}

/**
 * Gives every page its content security policy; Next reads the nonce from the request's copy. Where places are
 * asked for, whoever has to wait gets the waiting page instead.
 */
export function proxy(request: NextRequest) {
  const { EDGE_URL, NODE_ENV, ...settings } = readSettings(settingsShape)
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy({
    ...{ nonce, edgeUrl: EDGE_URL, isDevelopment: NODE_ENV === 'development' },
  })
  const room = isGuarded(request.nextUrl.pathname) ? findWaitingRoom() : undefined
  const held = room && holdBack({ request, room, settings, nonce, nowMs: Date.now() })
  const response = held?.waiting ?? letOn(request, policy)
  response.headers.set('content-security-policy', policy)
  return held ? held.keep(response) : response
}

function letOn(request: NextRequest, policy: string) {
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  return NextResponse.next({ request: { headers } })
}

export const config = {
  matcher: ['/((?!api/|metrics|_next/|icons/|covers/|favicon|embed/|embed.js).*)'],
}
