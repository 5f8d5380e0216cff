import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from './clock'

/**
 * A request between the planes carries `Authorization: Bearer <JWS>`: HS256 over the method, the
 * path and the body's SHA-256, valid for a short time and good for once (claims `htm`, `htu` and `jti`
 * as in RFC 9449). Each try of a request is signed anew.
 */
export const signatureLifeSeconds = 60
const issuer = 'seedling-media'
const audience = 'seedling-portal'

interface SignedParts {
  method: string
  /** Path and query. */
  path: string
  body: string
}

/** What a header signs. Whoever lets a request in remembers `id` until `expiresAt`. */
export interface RequestSignature {
  id: string
  expiresAt: Date
  signs(body: string): boolean
}

const claimsSchema = z.object({
  jti: z.string().min(1).max(64),
  iat: z.int(),
  exp: z.int(),
  htm: z.string(),
  htu: z.string(),
  sha256: z.string(),
})

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const keyOf = (secret: string) => new TextEncoder().encode(secret)

/** Gives the `authorization` header for one try of a request. */
export async function signRequest(parts: SignedParts, secret: string, clock: Clock) {
  const nowSeconds = Math.floor(clock() / 1000)
  const token = await new SignJWT({
    htm: parts.method,
    htu: parts.path,
    sha256: sha256(parts.body).toString('base64url'),
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + signatureLifeSeconds)
    .sign(keyOf(secret))
  return `Bearer ${token}`
}

/** Null unless the header signs this method and path, now. Never throws on a bad header. */
export async function readSignature(
  { method, path }: Omit<SignedParts, 'body'>,
  { authorization, secret, clock }: { authorization: string | null; secret: string; clock: Clock },
): Promise<RequestSignature | null> {
  const token = authorization?.match(/^Bearer (\S+)$/)?.[1]
  const claims = token ? await readClaims(token, { secret, clock }) : null
  if (!claims || claims.htm !== method || claims.htu !== path) return null
  return {
    id: claims.jti,
    expiresAt: new Date(claims.exp * 1000),
    signs(body) {
      const digest = Buffer.from(claims.sha256, 'base64url')
      const expected = sha256(body)
      return digest.length === expected.length && timingSafeEqual(digest, expected)
    },
  }
}

async function readClaims(token: string, { secret, clock }: { secret: string; clock: Clock }) {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      issuer,
      audience,
      currentDate: new Date(clock()),
    })
    const claims = claimsSchema.safeParse(payload)
    return claims.success && isTimely(claims.data, clock) ? claims.data : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** A node's clock may run ahead by as much as a signature lives; nobody signs for longer. */
function isTimely({ iat, exp }: { iat: number; exp: number }, clock: Clock) {
  const nowSeconds = clock() / 1000
  return iat <= nowSeconds + signatureLifeSeconds && exp <= iat + signatureLifeSeconds
}
