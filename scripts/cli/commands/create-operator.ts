import { createOperator, createOperatorSchema } from '@/domain/account/create-operator'
import type { CliCommand } from '../cli-command'

export const createOperatorCommand: CliCommand = {
  name: 'create-operator',
  description:
    'Make somebody an operator of this installation; a new account’s password is shown once.',
  required: {
    '--email <address>': 'e-mail address to sign in with',
    '--name <name>': 'name, for the audit log',
  },
  optional: {},
  async run({ db, now, settings }, options) {
    const given = createOperatorSchema.parse(options)
    const { accountId, password } = await createOperator({ db, now, ...given })
    const { email } = given
    return {
      json: { accountId, email, password },
      text: password
        ? `${email} is an operator now.\n\n  Sign in   ${settings.PORTAL_URL}/sign-in\n  Password  ${password}  (shown once; change it at ${settings.PORTAL_URL}/account)`
        : `${email} had an account already and is an operator now; the password stays what it was.`,
    }
  },
}
