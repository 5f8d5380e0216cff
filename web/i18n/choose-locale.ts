'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { localeCookie, locales } from './locales'

const formSchema = z.object({ locale: z.enum(locales) })
const oneYearSeconds = 365 * 24 * 3600

/** Remembers the reader's language; the page that the form stands on is rendered anew. */
export async function chooseLocale(form: FormData) {
  const { locale } = formSchema.parse(Object.fromEntries(form))
  const cookieJar = await cookies()
  cookieJar.set(localeCookie, locale, {
    maxAge: oneYearSeconds,
    sameSite: 'lax',
    httpOnly: true,
    path: '/',
  })
}
