import Link from 'next/link'
import { getReader } from '../i18n/reader'

interface PagerProps {
  path: string
  /** What the list was asked for; the same holds on its other pages. */
  query: Record<string, string | number | undefined>
  /** Which of the query is the list's page, and what it is a list of: where a page has several. */
  field?: string
  of?: string
  hasMore: boolean
}

/** The way on in a list of several pages, and back. */
export async function Pager({ path, query, field = 'page', of, hasMore }: PagerProps) {
  const { t } = await getReader()
  const page = Number(query[field])
  if (page === 1 && !hasMore) return null
  const here = t('pager.page', { page })
  const addressOf = (other: number) => `${path}?${writeQuery({ ...query, [field]: other })}`
  return (
    <nav aria-label={of ? `${of}: ${here}` : here} className="mt-6 flex items-center gap-4">
      {page > 1 && (
        <Link href={addressOf(page - 1)} prefetch={false} className="button-quiet">
          {t('pager.previous')}
        </Link>
      )}
      <span className="text-muted">{here}</span>
      {hasMore && (
        <Link href={addressOf(page + 1)} prefetch={false} className="button-quiet">
          {t('pager.more')}
        </Link>
      )}
    </nav>
  )
}

function writeQuery(query: PagerProps['query']) {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined)
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
}
