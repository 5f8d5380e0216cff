import { getReader } from '../i18n/reader'

interface PageListProps {
  evidenceId: string
  pages: { page: number }[]
  /** Takes a page out again; left out where that is no longer possible. */
  remove?: (page: number) => Promise<void>
}

/** The pages of a document as they are kept, for the family that sent them. */
export async function PageList({ evidenceId, pages, remove }: PageListProps) {
  const { t } = await getReader()
  return (
    <ol className="mt-5 grid grid-cols-2 gap-4 sm:grid-cols-3">
      {pages.map(({ page }, index) => (
        <li key={page} className="rounded-xl border border-line p-2">
          {/* biome-ignore lint/performance/noImgElement: it is served to this person alone, in one size. */}
          <img
            src={`/api/evidence/${evidenceId}/${page}`}
            alt={t('evidence.page', { page: index + 1 })}
            loading="lazy"
            className="aspect-[3/4] w-full bg-sunken object-contain"
          />
          {remove && (
            <form action={remove.bind(null, page)}>
              <button type="submit" className="button-quiet mt-2 w-full">
                {t('evidence.remove', { page: index + 1 })}
              </button>
            </form>
          )}
        </li>
      ))}
    </ol>
  )
}
