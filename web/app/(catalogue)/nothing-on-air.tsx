import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { SeedlingMark } from '../../components/seedling-mark'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'

interface NothingOnAirProps {
  next: CatalogueEntry | undefined
  now: Date
}

export async function NothingOnAir({ next, now }: NothingOnAirProps) {
  const { t, locale, format } = await getReader()
  return (
    <div className="mt-6 flex gap-4 rounded-xl bg-leaf-wash p-6">
      <SeedlingMark className="size-10 shrink-0 text-leaf" />
      <div>
        <p className="font-semibold">{t('catalogue.nothingOnAir')}</p>
        <p className="mt-1">
          {next
            ? t('catalogue.nextStarts', {
                title: chooseText(next.title, locale),
                time: format.relativeTime(next.startsAt, now),
              })
            : t('catalogue.nothingPlanned')}
        </p>
      </div>
    </div>
  )
}
