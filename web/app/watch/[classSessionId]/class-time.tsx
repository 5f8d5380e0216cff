'use client'

import { useSyncExternalStore } from 'react'
import { useFormatter, useLocale, useTimeZone } from 'use-intl/react'
import { defaultTimeZone, timeZoneName } from '../../../i18n/time-zone'

const neverChanges = () => () => {}
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || defaultTimeZone

/**
 * When a class is, where the reader is. Written anew in the browser: rendering the page again for it
 * would put a class that is being watched at the mercy of the portal.
 */
export function ClassTime({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  const format = useFormatter()
  const languageTag = useLocale()
  const rendered = useTimeZone() ?? defaultTimeZone
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => rendered)
  const range = format.dateTimeRange(startsAt, endsAt, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return (
    <time dateTime={startsAt.toISOString()}>
      {range} ({timeZoneName({ timeZone, languageTag, now: startsAt })})
    </time>
  )
}
