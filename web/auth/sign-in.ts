import { z } from 'zod'
import { beginCodeTry } from '@/domain/account/begin-code-try'
import { checkPassword } from '@/domain/account/check-password'
import { emailSchema } from '@/domain/account/email'
import { findOrCreateAccount } from '@/domain/account/find-or-create-account'
import { openSignIn } from '@/domain/account/open-sign-in'
import { hashSignInCode } from '@/domain/account/sign-in-code'
import { locales } from '../i18n/locales'
import type { Portal } from '../server/portal'
import { readCookie } from '../server/read-cookie'
import { readAddress } from './client-address'
import { codeStore } from './code-store'
import { describeDevice } from './describe-device'
import { doorLimits } from './door-limits'
import { sessionCookieName } from './session-cookie'
import { readSessionToken } from './session-token'
import type { SignInRefusal } from './sign-in-outcome'

export type SignedIn =
  | { outcome: 'signed_in'; signInId: string }
  | { outcome: SignInRefusal; signInId?: never }

interface SignInRequest {
  portal: Portal
  /** As it came in. */
  given: unknown
  headers: Record<string, unknown>
}

const passwordForm = z.object({ email: emailSchema, password: z.string().min(1).max(128) })
const codeForm = z.object({
  email: emailSchema,
  code: z.string().transform((code) => code.replaceAll(/\s/g, '')),
  locale: z.enum(locales).catch('en'),
})

export function signInByPassword(request: SignInRequest): Promise<SignedIn> {
  const { portal, given } = request
  const { db } = portal
  return tryToSignIn(request, 'password', passwordForm.safeParse(given).data, (form) =>
    checkPassword({ db, ...form }),
  )
}

/** By the code that was e-mailed. It shows that the address is theirs, so it makes an account, too. */
export function signInByCode(request: SignInRequest): Promise<SignedIn> {
  const { portal, given } = request
  const { db, clock, settings } = portal
  const now = new Date(clock())
  return tryToSignIn(request, 'code', codeForm.safeParse(given).data, async (form) => {
    const { email, code, locale } = form
    if (!(await beginCodeTry({ db, now, email }))) return null
    const token = hashSignInCode({ email, code, accountSecret: settings.ACCOUNT_SECRET })
    const spent = await codeStore(db).useVerificationToken({ identifier: email, token })
    return spent ? findOrCreateAccount({ db, now, email, locale }) : null
  })
}

type Way = 'password' | 'code'

async function tryToSignIn<Form extends { email: string }>(
  { portal, headers }: SignInRequest,
  way: Way,
  form: Form | undefined,
  findAccount: (form: Form) => Promise<string | null>,
): Promise<SignedIn> {
  const result = await judge().catch((error: unknown): SignedIn => {
    portal.log.error({ way, err: error }, 'sign-in could not be judged')
    return { outcome: 'unavailable' }
  })
  portal.metrics.signIns.inc({ way, outcome: result.outcome })
  return result

  async function judge(): Promise<SignedIn> {
    const address = readAddress(String(headers['x-forwarded-for'] ?? ''))
    const trial = { trial: way, account: form?.email, address }
    if (!doorLimits(portal).begin(trial)) return { outcome: 'too_many_attempts' }
    const accountId = form && (await findAccount(form))
    if (!accountId) return { outcome: 'wrong' }
    doorLimits(portal).forgive(trial)
    const { db, clock } = portal
    const signInId = await openSignIn({
      ...{ db, now: new Date(clock()), accountId },
      byCode: way === 'code',
      device: describeDevice(String(headers['user-agent'] ?? '')),
      formerSignInId: readFormerSignIn(portal, String(headers.cookie ?? '')),
    })
    return { outcome: 'signed_in', signInId }
  }
}

const readFormerSignIn = ({ settings, clock }: Portal, cookies: string) =>
  readSessionToken({
    token: readCookie(cookies, sessionCookieName(settings)),
    accountSecret: settings.ACCOUNT_SECRET,
    nowMs: clock(),
  })
