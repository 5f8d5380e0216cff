import { hashSignInCode, makeSignInCode, signInCodeLifeMs } from '@/domain/account/sign-in-code'
import { signInCodeLetter } from '@/domain/mail/letters/sign-in-code'
import { queueMail } from '@/domain/mail/queue-mail'
import type { Portal } from '../server/portal'
import { codeStore } from './code-store'

interface SendCodeOptions {
  portal: Portal
  /** As `emailSchema` gives it. */
  email: string
  locale: string
}

/**
 * E-mails a code to whoever reads that address, known or not: nobody learns which. A newer code takes
 * the place of the one before.
 */
export async function sendCode({ portal, email, locale }: SendCodeOptions) {
  const { db, clock, settings } = portal
  const now = new Date(clock())
  const code = makeSignInCode()
  const token = hashSignInCode({ email, code, accountSecret: settings.ACCOUNT_SECRET })
  const expires = new Date(now.getTime() + signInCodeLifeMs)
  const letter = signInCodeLetter({ locale, code, minutes: signInCodeLifeMs / 60_000 })
  await db.$transaction(async (tx) => {
    await tx.signInCode.deleteMany({
      where: { OR: [{ identifier: email }, { expires: { lt: now } }] },
    })
    await codeStore(tx).createVerificationToken({ identifier: email, token, expires })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  })
}
