import type { listListableCourses } from '@/domain/partner/list-listable-courses'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { listHere } from './actions'

interface CourseRowProps {
  partnerId: string
  course: Awaited<ReturnType<typeof listListableCourses>>['courses'][number]
}

/** A course, and whether it is on a partner's list. */
export async function CourseRow({ partnerId, course }: CourseRowProps) {
  const { t, locale } = await getReader()
  const { id, titleZh, titleEn, school, isListed, isOpen } = course
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4">
      <p>
        <span className="font-semibold">{chooseText({ zh: titleZh, en: titleEn }, locale)}</span>
        <span className="block text-[0.9375rem] text-muted">
          {chooseText({ zh: school.nameZh, en: school.nameEn }, locale)}
          {!isOpen && ` · ${t('partnerApplications.list.notOpen')}`}
        </span>
      </p>
      <form action={listHere.bind(null, partnerId, id, !isListed)}>
        <button type="submit" className="button-quiet">
          {t(`partnerApplications.list.${isListed ? 'remove' : 'add'}`)}
        </button>
      </form>
    </li>
  )
}
