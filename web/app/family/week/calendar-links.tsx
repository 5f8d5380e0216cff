import { feedPath } from '../../../feeds/feed-address'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'

/** A calendar for each child; its address is the key to it. */
export async function CalendarLinks({ names }: { names: Map<string, string> }) {
  const { t } = await getReader()
  if (names.size === 0) return null
  return (
    <section aria-labelledby="calendars" className="mt-10">
      <h2 id="calendars" className="font-semibold text-[1.125rem]">
        {t('week.calendars')}
      </h2>
      <p className="text-[0.9375rem] text-muted">{t('week.calendarsText')}</p>
      <ul>
        {[...names].map(([id, name]) => (
          <li key={id}>
            <a
              href={feedPath({ of: 'children', id }, getPortal())}
              className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t('week.calendarOf', { name })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
