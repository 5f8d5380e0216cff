import { getReader } from '../../../i18n/reader'
import { DayBoard } from '../../../school/day-board'
import { enterSchool } from '../../../school/enter-school'
import { readSchoolDay } from '../../../server/read-school-day'
import { stopHere } from './actions'

interface SchoolPageProps {
  params: Promise<{ schoolId: string }>
}

export default async function SchoolPage({ params }: SchoolPageProps) {
  const { schoolId } = await params
  const { portal, school } = await enterSchool(schoolId)
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
