import Link from 'next/link'
import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { classLabels } from '../../../components/class-labels'
import { getReader } from '../../../i18n/reader'

export async function ClassHeading({ page }: { page: CatalogueEntry }) {
  const reader = await getReader()
  const { title, schoolName } = classLabels(page, reader)
  return (
    <>
      <Link
        prefetch={false}
        href="/"
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {reader.t('watch.back')}
      </Link>
      <h1 className="mt-1 font-semibold text-[1.75rem] sm:text-[2.25rem]">{title}</h1>
      <p className="mt-1 mb-5 text-muted">{schoolName}</p>
    </>
  )
}
