import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30
/** Steps before and after: a phone's clock may be that far off. */
const window = 1

/** A new secret for an authenticator app, in base32. */
export const makeTotpSecret = () => new Secret({ size: 20 }).base32

const totpFor = (secret: string, label = '') =>
  new TOTP({ issuer: 'Seedling', label, secret, period: periodSeconds })

/** The address that an authenticator app reads from a QR code. */
export const totpAddress = (secret: string, email: string) => totpFor(secret, email).toString()

/** The time step whose code it is (RFC 6238 §4), or null. */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  const delta = totpFor(secret).validate({ token: code, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / periodSeconds) + delta
}

/** The code that an app shows at a moment: for the tests. */
export const totpCode = (secret: string, now: Date) =>
  totpFor(secret).generate({ timestamp: now.getTime() })
