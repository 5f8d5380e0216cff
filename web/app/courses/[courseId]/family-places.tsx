import Link from 'next/link'
import { listClashes } from '@/domain/course-enrolment/list-clashes'
import {
  type CourseChild,
  listCourseChildren,
} from '@/domain/course-enrolment/list-course-children'
import { EnrolForm } from '../../../children/enrol-form'
import { openNames } from '../../../children/open-names'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { enrolHere } from './actions'
import { ChildPlace } from './child-place'

interface FamilyPlacesProps {
  familyId: string
  courseId: string
  programmes: { id: string }[]
}

/** A family's children and how each stands in the course; those who are not in it can be enrolled. */
export async function FamilyPlaces({ familyId, courseId, programmes }: FamilyPlacesProps) {
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const listed = await listCourseChildren({ db, now, familyId, courseId })
  const [{ t, format, locale }, names, clashes] = await Promise.all([
    getReader(),
    openNames(listed, portal),
    listClashes({ db, now, courseId, childIds: listed.map(({ childId }) => childId) }),
  ])
  const children = listed.map((child, index) => ({ ...child, name: names[index] ?? '' }))
  const canBeEnrolled = children.filter(
    ({ isEntitled, standing }) => isEntitled && isFree(standing),
  )
  // Of the others the form says all.
  const known = children.filter((child) => child.standing.state !== 'none' || !child.isEntitled)
  const [programme] = programmes
  const unentitled = children.some(({ isEntitled, standing }) => !isEntitled && isFree(standing))
  return (
    <>
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {known.map((child) => (
          <ChildPlace key={child.childId} child={child} courseId={courseId} />
        ))}
      </ul>
      {clashes.length > 0 && (
        <ul className="mt-3 list-disc pl-5">
          {clashes.map(({ childId, titleZh, titleEn, startsAt, count, ...clash }) => (
            <li key={`${childId} ${clash.courseId}`}>
              {t('courses.enrol.clash', {
                name: children.find((child) => child.childId === childId)?.name ?? '',
                title: chooseText({ zh: titleZh, en: titleEn }, locale),
                time: format.dateTime(startsAt, { dateStyle: 'full', timeStyle: 'short' }),
                count,
              })}
            </li>
          ))}
          <li className="list-none text-[0.9375rem] text-muted">{t('courses.enrol.clashHint')}</li>
        </ul>
      )}
      {unentitled && programme && (
        <p className="mt-3">
          <Link
            href={`/programmes/${programme.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
          >
            {t('courses.enrol.askFor')}
          </Link>
        </p>
      )}
      <EnrolForm
        action={enrolHere.bind(null, courseId)}
        candidates={canBeEnrolled.map(({ childId, name }) => ({ childId, name }))}
      />
    </>
  )
}

const isFree = ({ state }: CourseChild['standing']) => state === 'none' || state === 'lapsed'
