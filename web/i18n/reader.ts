import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { createFormatter, createTranslator } from 'use-intl/core'
import { languageTags, localeCookie } from './locales'
import { messagesByLocale } from './messages'
import { negotiateLocale } from './negotiate-locale'
import { chooseTimeZone, timeZoneCookie } from './time-zone'

/** How this request's reader reads: language, time zone, and the tools for both. */
export const getReader = cache(async () => {
  const [cookieJar, headerList] = await Promise.all([cookies(), headers()])
  const locale = negotiateLocale({
    cookie: cookieJar.get(localeCookie)?.value,
    acceptLanguage: headerList.get('accept-language'),
  })
  const tag = languageTags[locale]
  const timeZone = chooseTimeZone(cookieJar.get(timeZoneCookie)?.value)
  return {
    locale,
    timeZone,
    messages: messagesByLocale[locale],
    t: createTranslator({ locale: tag, messages: messagesByLocale[locale], timeZone }),
    format: createFormatter({ locale: tag, timeZone }),
  }
})

/** Says a message in the reader's language. */
export type Translate = Awaited<ReturnType<typeof getReader>>['t']
