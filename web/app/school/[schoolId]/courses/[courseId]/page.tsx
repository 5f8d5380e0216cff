import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { coverOf } from '@/domain/course/course-cover'
import { listTeachersAt } from '@/domain/course/list-teachers-at'
import { listTimetable } from '@/domain/course/list-timetable'
import { toLocalTime } from '@/domain/course/local-time'
import { countPlaces } from '@/domain/course-enrolment/place-counts'
import { listClassrooms } from '@/domain/school/list-classrooms'
import { CoverPicture } from '../../../../../covers/cover-picture'
import { feedPath } from '../../../../../feeds/feed-address'
import { chooseText } from '../../../../../i18n/choose-text'
import { getReader } from '../../../../../i18n/reader'
import { ArchiveCourseForm } from '../../../../../school/archive-course-form'
import { CarriageSection } from '../../../../../school/carriage-section'
import { ChangeCourseForm } from '../../../../../school/change-course-form'
import { showCourse } from '../../../../../school/course-form'
import { CoverForm } from '../../../../../school/cover-form'
import { enterSchool } from '../../../../../school/enter-school'
import { PlanForm } from '../../../../../school/plan-form'
import { TimetableList } from '../../../../../school/timetable-list'
import { largestImageBytes } from '../../../../../server/reencode-image'
import {
  archiveHere,
  carryHere,
  changeCoverHere,
  changeHere,
  planHere,
  removeCoverHere,
  withdrawHere,
} from './actions'

interface CoursePageProps {
  params: Promise<{ schoolId: string; courseId: string }>
}

const yearMs = 366 * 24 * 3_600_000

export default async function CoursePage({ params }: CoursePageProps) {
  const { schoolId, courseId } = await params
  const { portal, school, context } = await enterSchool(schoolId, `courses/${courseId}`)
  const { db, now } = context
  const course = await db.course.findUnique({ where: { id: courseId, schoolId } })
  if (!course) notFound()
  const { timeZone } = school
  const to = new Date(now.getTime() + yearMs)
  const [{ t, locale, format }, classes, classrooms, teachers, places] = await Promise.all([
    getReader(),
    listTimetable({ db, from: now, to, of: { courseId } }),
    listClassrooms({ db, schoolId }),
    listTeachersAt({ db, schoolId, startsAt: now, endsAt: now }),
    countPlaces(db, { courseId, now }),
  ])
  const cover = coverOf(course)
  return (
    <div className="grid gap-x-12 gap-y-10 pt-8 lg:grid-cols-2">
      <div>
        <h2 className="font-semibold text-[1.375rem]">
          {chooseText({ zh: course.titleZh, en: course.titleEn }, locale)}
        </h2>
        {course.archivedAt && (
          <p className="mt-2 font-semibold">
            {t('school.courses.isArchived', {
              date: format.dateTime(course.archivedAt, { dateStyle: 'long', timeZone }),
            })}
          </p>
        )}
        <p className="mt-2">{t('school.courses.places', { ...places })}</p>
        {course.classCode && (
          <p className="mt-2">
            {t('school.courses.code')}{' '}
            <code className="select-all font-semibold">{course.classCode}</code>
          </p>
        )}
        <p className="mt-2">
          <a
            href={feedPath({ of: 'courses', id: courseId }, portal)}
            className="text-leaf underline underline-offset-4"
          >
            {t('school.timetable.calendar')}
          </a>
        </p>
        <h3 className="mt-6 font-semibold text-[1.125rem]">{t('school.courses.classes')}</h3>
        <TimetableList classes={classes} schoolId={schoolId} timeZone={timeZone} />
        <h3 className="mt-10 font-semibold text-[1.125rem]">{t('school.courses.plan')}</h3>
        {classrooms.length === 0 ? (
          <p className="mt-2 text-muted">{t('school.courses.roomFirst')}</p>
        ) : (
          <PlanForm
            action={planHere.bind(null, schoolId, courseId)}
            requestId={randomUUID()}
            timeZone={timeZone}
            firstDay={toLocalTime(now, timeZone).date}
            classrooms={classrooms.map(({ id, name }) => ({ value: id, label: name }))}
            teachers={teachers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      <div>
        <h3 className="font-semibold text-[1.125rem]">{t('school.courses.change')}</h3>
        <ChangeCourseForm
          action={changeHere.bind(null, schoolId, courseId)}
          values={showCourse(course)}
        />
        <h3 className="mt-10 font-semibold text-[1.125rem]">{t('school.cover.title')}</h3>
        {cover ? (
          <CoverPicture
            cover={cover}
            shape="card"
            className="mt-3 mb-5 w-full max-w-[24rem] rounded-lg"
          />
        ) : (
          <p className="mt-2 text-muted">{t('school.cover.none')}</p>
        )}
        <CoverForm
          change={changeCoverHere.bind(null, schoolId, courseId)}
          remove={cover ? removeCoverHere.bind(null, schoolId, courseId) : null}
          alt={course.coverAlt}
          mostBytes={largestImageBytes}
        />
        <CarriageSection
          db={db}
          course={course}
          action={carryHere.bind(null, schoolId, courseId)}
          withdraw={withdrawHere.bind(null, schoolId, courseId)}
        />
        {!course.archivedAt && (
          <ArchiveCourseForm
            action={archiveHere.bind(null, schoolId, courseId)}
            version={course.version}
          />
        )}
      </div>
    </div>
  )
}
