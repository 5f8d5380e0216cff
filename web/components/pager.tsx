import Link from 'next/link'
import { getReader } from '../i18n/reader'

interface PagerProps {
  path: string
  /** What the list was asked for; the same holds on its other pages. */
  query: { page: number; [name: string]: string | number | undefined }
  hasMore: boolean
}

export async function Pager({ path, query, hasMore }: PagerProps) {
  const { t } = await getReader()
  const { page } = query
  if (page === 1 && !hasMore) return null
  const addressOf = (other: number) => `${path}?${writeQuery({ ...query, page: other })}`
  return (
    <nav aria-label={t('courses.page', { page })} className="mt-6 flex items-center gap-4">
      {page > 1 && (
        <Link href={addressOf(page - 1)} prefetch={false} className="button-quiet">
          {t('courses.previous')}
        </Link>
      )}
      <span className="text-muted">{t('courses.page', { page })}</span>
      {hasMore && (
        <Link href={addressOf(page + 1)} prefetch={false} className="button-quiet">
          {t('courses.more')}
        </Link>
      )}
    </nav>
  )
}

function writeQuery(query: PagerProps['query']) {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined)
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
}
