import Link from 'next/link'
import { notFound } from 'next/navigation'
import { listTeachersAt } from '@/domain/course/list-teachers-at'
import { listClassrooms } from '@/domain/school/list-classrooms'
import { chooseText } from '../../../../../i18n/choose-text'
import { getReader } from '../../../../../i18n/reader'
import { CancelForm } from '../../../../../school/cancel-form'
import { ChangeClassForm } from '../../../../../school/change-class-form'
import { showClass } from '../../../../../school/class-form'
import { enterSchool } from '../../../../../school/enter-school'
import { cancelHere, changeHere } from './actions'

interface ClassPageProps {
  params: Promise<{ schoolId: string; classSessionId: string }>
}

/** A class as its school plans it: time, room and teacher, with who is free then. */
export default async function ClassPage({ params }: ClassPageProps) {
  const { schoolId, classSessionId } = await params
  const { school, context } = await enterSchool(schoolId, `classes/${classSessionId}`)
  const { db } = context
  const classSession = await db.classSession.findUnique({
    where: { id: classSessionId, course: { schoolId } },
    include: { broadcast: true },
  })
  if (!classSession) notFound()
  const { startsAt, endsAt, version, titleZh, titleEn, cancelledAt } = classSession
  const { timeZone } = school
  const [{ t, locale }, classrooms, teachers] = await Promise.all([
    getReader(),
    listClassrooms({ db, schoolId }),
    listTeachersAt({ db, schoolId, startsAt, endsAt, exceptClassSessionId: classSessionId }),
  ])
  const teacherChoices = teachers.map(({ id, name, busyWith }) => {
    if (!busyWith) return { value: id, label: name }
    if (busyWith === 'another_school') {
      return { value: id, label: t('school.plan.busyElsewhere', { name }) }
    }
    const title = chooseText({ zh: busyWith.titleZh, en: busyWith.titleEn }, locale)
    return { value: id, label: t('school.plan.busy', { name, title }) }
  })
  const isOver = cancelledAt !== null || classSession.broadcast?.state !== 'waiting'
  return (
    <div className="max-w-[36rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">
        {chooseText({ zh: titleZh, en: titleEn }, locale)}
      </h2>
      {cancelledAt === null && (
        <Link
          href={`/school/${schoolId}/simulcast?for=class:${classSessionId}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('school.plan.simulcast')}
        </Link>
      )}
      {isOver ? (
        <p className="mt-3">
          {t(cancelledAt ? 'school.plan.isCancelled' : 'refusal.class_has_begun')}
        </p>
      ) : (
        <>
          <ChangeClassForm
            action={changeHere.bind(null, schoolId, classSessionId)}
            timeZone={timeZone}
            classrooms={classrooms.map(({ id, name }) => ({ value: id, label: name }))}
            teachers={teacherChoices}
            values={showClass(classSession, timeZone)}
          />
          <CancelForm action={cancelHere.bind(null, schoolId, classSessionId)} version={version} />
        </>
      )}
    </div>
  )
}
