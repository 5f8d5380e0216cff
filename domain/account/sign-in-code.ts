import { createHmac, randomInt } from 'node:crypto'

/** How long a code that was e-mailed is good (OWASP ASVS 5, §6.5.5). */
export const signInCodeLifeMs = 10 * 60_000

const codeDigits = 6

/** Six random digits: 20 bits, which bounded tries make enough (OWASP ASVS 5, §6.5.4). */
export const makeSignInCode = () => String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')

interface HashCodeOptions {
  email: string
  code: string
  accountSecret: string
}

/** What is stored of a code: who reads the database cannot try out all codes without our secret. */
export const hashSignInCode = ({ email, code, accountSecret }: HashCodeOptions) =>
  createHmac('sha256', accountSecret).update(`sign-in code\0${email}\0${code}`).digest('hex')
