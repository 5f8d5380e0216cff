import { z } from 'zod'
import { type SignInRefusal, signInRefusals } from './sign-in-outcome'

const csrfSchema = z.object({ csrfToken: z.string() })
const answerSchema = z.object({ url: z.string() })

/**
 * Signs this browser in by a password, through next-auth's REST door. Gives null when it is signed in. (next-auth's own client leaves the page when the line breaks, and what was typed with it.)
 */
export async function askSignIn(fields: {
  email: string
  password: string
}): Promise<SignInRefusal | null> {
  try {
    const { csrfToken } = csrfSchema.parse(await (await fetch('/api/auth/csrf')).json())
    const response = await fetch('/api/auth/callback/password', {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    const { searchParams } = new URL(answerSchema.parse(await response.json()).url)
    if (response.ok && !searchParams.has('csrf') && !searchParams.has('error')) return null
    const refusal = signInRefusals.find((code) => code === searchParams.get('error'))
    return refusal ?? 'unavailable'
  } catch {
    // No line, no portal, or an answer that is not next-auth's: the person can only try again.
    return 'unavailable'
  }
}
