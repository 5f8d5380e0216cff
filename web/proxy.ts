import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { z } from 'zod'
import { readSettings } from '@/common/settings'
import { contentSecurityPolicy } from './security/content-security-policy'

const settingsShape = {
  EDGE_URL: z.url().default('http://localhost:8080'),
  NODE_ENV: z.string().optional(),
}

/** Gives every page its content security policy; Next reads the nonce from the request's copy. */
export function proxy(request: NextRequest) {
  const { EDGE_URL, NODE_ENV } = readSettings(settingsShape)
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString('base64'),
    edgeUrl: EDGE_URL,
    isDevelopment: NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|metrics|_next/|icons/|favicon|embed/|embed.js).*)'] }
