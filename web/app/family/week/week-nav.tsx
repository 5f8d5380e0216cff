import Link from 'next/link'
import { midnightOf, mondayOf } from '@/domain/course/local-time'
import { getReader } from '../../../i18n/reader'

interface WeekNavProps {
  /** As in 2026-03-02. */
  monday: string
  timeZone: string
}

export async function WeekNav({ monday, timeZone }: WeekNavProps) {
  const { t, format } = await getReader()
  const day = format.dateTime(midnightOf(monday, timeZone), { dateStyle: 'long', timeZone })
  return (
    <>
      <h2 className="mt-8 font-semibold text-[1.375rem]">{t('week.weekOf', { day })}</h2>
      <nav className="mt-3 flex flex-wrap gap-3">
        <Link
          href={`/family/week?week=${mondayOf(monday, -1)}`}
          prefetch={false}
          className="button-quiet"
        >
          {t('week.earlier')}
        </Link>
        <Link href="/family/week" prefetch={false} className="button-quiet">
          {t('week.current')}
        </Link>
        <Link
          href={`/family/week?week=${mondayOf(monday, 1)}`}
          prefetch={false}
          className="button-quiet"
        >
          {t('week.later')}
        </Link>
      </nav>
    </>
  )
}
