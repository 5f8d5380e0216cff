import Link from 'next/link'
import type { CourseQuery } from '@/domain/course/search-courses'
import { getReader } from '../../i18n/reader'

interface PagerProps {
  query: CourseQuery
  hasMore: boolean
}

export async function Pager({ query, hasMore }: PagerProps) {
  const { t } = await getReader()
  const { page } = query
  if (page === 1 && !hasMore) return null
  return (
    <nav aria-label={t('courses.page', { page })} className="mt-6 flex items-center gap-4">
      {page > 1 && (
        <Link href={addressOf(query, page - 1)} prefetch={false} className="button-quiet">
          {t('courses.previous')}
        </Link>
      )}
      <span className="text-muted">{t('courses.page', { page })}</span>
      {hasMore && (
        <Link href={addressOf(query, page + 1)} prefetch={false} className="button-quiet">
          {t('courses.more')}
        </Link>
      )}
    </nav>
  )
}

function addressOf(query: CourseQuery, page: number) {
  const entries = Object.entries({ ...query, page }).filter(([, value]) => value !== undefined)
  return `/courses?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}
