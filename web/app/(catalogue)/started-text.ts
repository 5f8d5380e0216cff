import type { getReader } from '../../i18n/reader'

const minuteMs = 60_000
const longestInMinutes = 180

/** "began 5 minutes ago"; the day and time once that would be a large number. */
export function startedText(
  startedAt: Date,
  now: Date,
  { t, format }: Pick<Awaited<ReturnType<typeof getReader>>, 't' | 'format'>,
) {
  const minutes = Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / minuteMs))
  if (minutes < longestInMinutes) return t('catalogue.startedMinutesAgo', { minutes })
  const time = format.dateTime(startedAt, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return t('catalogue.startedAt', { time })
}
