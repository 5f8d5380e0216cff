import Link from 'next/link'
import type { DescribedCourse } from '@/domain/course-enrolment/describe-course'
import { findFamily } from '@/domain/family/find-family'
import { findCurrentAccount } from '../../../auth/current-account'
import { signInPath } from '../../../auth/safe-next'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'
import { FamilyPlaces } from './family-places'

/** Whether there is a place, for whom, and the way to it: by signing in, by adding children, or by the form. */
export async function EnrolSection({ course, places, programmes }: DescribedCourse) {
  const [{ t, locale }, account] = await Promise.all([getReader(), findCurrentAccount()])
  const { db } = getPortal()
  const familyId = account && (await findFamily({ db, accountId: account.accountId }))
  const { free, waitlisted } = places
  const { id: courseId, capacity } = course
  const names = programmes.map(({ nameZh, nameEn }) =>
    chooseText({ zh: nameZh, en: nameEn }, locale),
  )
  return (
    <section aria-labelledby="enrol" className="rounded-2xl bg-sunken p-5 sm:p-6">
      <h2 id="enrol" className="font-semibold text-[1.375rem]">
        {t('courses.enrol.title')}
      </h2>
      <p className="mt-1 font-semibold">
        {free === null || capacity === null
          ? t('courses.places.open')
          : free > 0
            ? t('courses.places.free', { free, capacity })
            : t('courses.places.full', { waitlisted })}
      </p>
      <p className="mt-1 text-[0.9375rem] text-muted">
        {names.length > 0
          ? t('courses.ofProgramme', { name: names.join(' / ') })
          : t('courses.ofNone')}
      </p>
      {free === 0 && (
        <p className="mt-1 text-[0.9375rem] text-muted">{t('courses.enrol.waitHint')}</p>
      )}
      {!account ? (
        <p className="mt-4">
          {t('courses.enrol.signIn')}{' '}
          <Link
            href={signInPath(`/courses/${courseId}`)}
            prefetch={false}
            className="button-primary mt-3"
          >
            {t('courses.enrol.signInLink')}
          </Link>
        </p>
      ) : familyId ? (
        <FamilyPlaces familyId={familyId} courseId={courseId} programmes={programmes} />
      ) : (
        <p className="mt-4">
          {t('courses.enrol.noChildren')}{' '}
          <Link href="/family" prefetch={false} className="button-primary mt-3">
            {t('courses.enrol.noChildrenLink')}
          </Link>
        </p>
      )}
    </section>
  )
}
