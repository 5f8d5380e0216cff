import type { ReactNode } from 'react'
import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { classLabels } from '../../../components/class-labels'
import { CoverPicture } from '../../../covers/cover-picture'
import { getReader } from '../../../i18n/reader'
import { ClassTime } from './class-time'

export async function ClassFacts({ page }: { page: CatalogueEntry }) {
  const reader = await getReader()
  const { t } = reader
  const labels = classLabels(page, reader)
  const facts: [name: string, value: ReactNode][] = [
    [t('classFacts.course'), labels.courseTitle],
    [t('classFacts.school'), labels.schoolName],
    [t('classFacts.forWhom'), `${labels.subject} · ${labels.grade}`],
    [t('classFacts.time'), <ClassTime key="time" startsAt={page.startsAt} endsAt={page.endsAt} />],
  ]
  return (
    <section aria-labelledby="about" className="mt-10">
      <h2 id="about" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('watch.about')}
      </h2>
      {page.cover && (
        <CoverPicture
          cover={page.cover}
          shape="page"
          className="mt-5 w-full max-w-[40rem] rounded-xl"
        />
      )}
      <dl className="mt-2 divide-y divide-line sm:grid sm:grid-cols-2 sm:gap-x-8 sm:divide-y-0">
        {facts.map(([name, value]) => (
          <div key={name} className="py-3">
            <dt className="text-[0.9375rem] text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
