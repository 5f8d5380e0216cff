import { notFound } from 'next/navigation'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { DayBoard } from '../../../school/day-board'
import { getPortal } from '../../../server/portal'
import { readSchoolDay } from '../../../server/read-school-day'
import { stopHere } from './actions'

interface SchoolPageProps {
  params: Promise<{ schoolId: string }>
}

export default async function SchoolPage({ params }: SchoolPageProps) {
  const { schoolId } = await params
  await requireRight('run_school', { next: `/school/${schoolId}`, schoolId })
  const portal = getPortal()
  const school = await portal.db.school.findUnique({ where: { id: schoolId } })
  if (!school) notFound()
  const { timeZone } = school
  const [{ t }, day] = await Promise.all([
    getReader(),
    readSchoolDay({ portal, schoolId, timeZone }),
  ])
  return (
    <section aria-labelledby="today" className="pt-8">
      <h2 id="today" className="font-semibold text-[1.375rem]">
        {t('school.day.title')}
      </h2>
      <DayBoard
        schoolId={schoolId}
        initial={day}
        timeZone={timeZone}
        stop={stopHere.bind(null, schoolId)}
      />
    </section>
  )
}
