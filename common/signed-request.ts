import { createHash, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Clock } from './clock'

/**
 * A request between the planes carries `Authorization: Bearer <JWS>`: HS256 over the method, the
 * path and the body's SHA-256, valid for a short time (claims `htm` and `htu` as in RFC 9449).
 */
export const signatureLifeSeconds = 60
const issuer = 'seedling-media'
const audience = 'seedling-portal'

interface SignedParts {
  method: string
  path: string
  body: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const keyOf = (secret: string) => new TextEncoder().encode(secret)

/** Gives the `authorization` header for a request. */
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
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + signatureLifeSeconds)
    .sign(keyOf(secret))
  return `Bearer ${token}`
}

/** True when the header signs exactly this request, now. Never throws on a bad header. */
export async function isSignedRequest(
  parts: SignedParts,
  { authorization, secret, clock }: { authorization: string | null; secret: string; clock: Clock },
) {
  const token = authorization?.match(/^Bearer (\S+)$/)?.[1]
  if (!token) return false
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      issuer,
      audience,
      currentDate: new Date(clock()),
      requiredClaims: ['exp', 'iat', 'sha256'],
    })
    const digest = Buffer.from(String(payload.sha256), 'base64url')
    const expected = sha256(parts.body)
    return (
      payload.htm === parts.method &&
      payload.htu === parts.path &&
      digest.length === expected.length &&
      timingSafeEqual(digest, expected)
    )
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}
