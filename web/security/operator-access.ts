import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '@/common/clock'
import { AttemptLimiter } from './attempt-limiter'

interface OperatorAccessOptions {
  /** Nobody may come in without one. */
  passphrase: string | undefined
  /** The installation's own, so that two with the same passphrase do not trust each other. */
  secret: string
  clock: Clock
}

export type SignInOutcome =
  | { outcome: 'signed_in'; token: string; lifeSeconds: number }
  | { outcome: 'wrong' }
  | { outcome: 'too_many_attempts' }
  | { outcome: 'not_configured' }

const audience = 'seedling-operations'
/** A working day; whoever is still there then signs in again. */
const lifeSeconds = 12 * 3_600
const limits = { windowMs: 15 * 60_000, mostAnAddress: 5, mostInAll: 100 }

/**
 * Who may see all broadcasts: whoever knows the operator's passphrase. Pages and routes know nothing
 * but this class, so that accounts can take its place. A new passphrase signs everybody out.
 */
export class OperatorAccess {
  private readonly limiter: AttemptLimiter

  constructor(private readonly options: OperatorAccessOptions) {
    this.limiter = new AttemptLimiter({ ...limits, clock: options.clock })
  }

  async signIn({ passphrase, address }: { passphrase: string; address: string }) {
    const result = await this.judge(passphrase, address)
    if (result.outcome === 'wrong') this.limiter.noteFailure(address)
    return result
  }

  /** False for a token that is missing, forged, expired, or of a former passphrase. */
  async isOperator(token: string | undefined): Promise<boolean> {
    const key = this.signingKey()
    if (!token || !key) return false
    try {
      await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(this.options.clock()),
        requiredClaims: ['exp'],
      })
      return true
    } catch (error) {
      if (error instanceof errors.JOSEError) return false
      throw error
    }
  }

  private async judge(passphrase: string, address: string): Promise<SignInOutcome> {
    const key = this.signingKey()
    if (!key || !this.options.passphrase) return { outcome: 'not_configured' }
    if (this.limiter.waitMs(address) > 0) return { outcome: 'too_many_attempts' }
    if (!isSame(passphrase, this.options.passphrase)) return { outcome: 'wrong' }
    const nowSeconds = Math.floor(this.options.clock() / 1000)
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + lifeSeconds)
      .sign(key)
    return { outcome: 'signed_in', token, lifeSeconds }
  }

  private signingKey() {
    const { passphrase, secret } = this.options
    if (!passphrase) return null
    return createHmac('sha256', secret).update(`${audience}\0${passphrase}`).digest()
  }
}

/** Takes the same time for any two texts: their digests have one length. */
function isSame(given: string, expected: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
