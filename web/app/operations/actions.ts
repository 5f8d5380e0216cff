'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { operatorAccessOf } from '../../server/operator-access-of'
import { removeOperatorCookie, writeOperatorCookie } from '../../server/operator-cookie'
import { getPortal } from '../../server/portal'

const formSchema = z.object({ passphrase: z.string().max(256) })

/** Signs an operator in; a refusal comes back to the form with its reason. */
export async function signIn(form: FormData) {
  const portal = getPortal()
  const parsed = formSchema.safeParse(Object.fromEntries(form))
  const result = await operatorAccessOf(portal).signIn({
    passphrase: parsed.success ? parsed.data.passphrase.trim() : '',
    address: await readAddress(),
  })
  const { outcome } = result
  portal.metrics.operatorSignIns.inc({ outcome })
  portal.log.info({ outcome }, 'operator sign-in')
  if (result.outcome !== 'signed_in') redirect(`/operations?refused=${result.outcome}`)
  await writeOperatorCookie(result)
  redirect('/operations')
}

export async function signOut() {
  await removeOperatorCookie()
  redirect('/operations')
}

/** The last hop is the one that our own proxy, or Next.js itself, has written. */
async function readAddress() {
  const forwarded = (await headers()).get('x-forwarded-for') ?? ''
  return forwarded.split(',').at(-1)?.trim() ?? ''
}
