import type { WatchPage } from '@/domain/course/find-watch-page'
import { getReader } from '../../../i18n/reader'

/** That a class was cancelled or moved, above everything else; nothing for all others. */
export async function ClassNotice({ notice }: Pick<WatchPage, 'notice'>) {
  if (!notice) return null
  const { t, format } = await getReader()
  return (
    <p className="mb-5 max-w-[70ch] rounded-xl border-2 border-cinnabar bg-raised p-4 font-semibold">
      {notice.kind === 'cancelled'
        ? t('watch.cancelled', { reason: notice.reason })
        : t('watch.moved', {
            time: format.dateTime(notice.from, { dateStyle: 'full', timeStyle: 'short' }),
          })}
    </p>
  )
}
