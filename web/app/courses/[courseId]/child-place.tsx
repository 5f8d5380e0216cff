import type { CourseChild } from '@/domain/course-enrolment/list-course-children'
import { PlaceForm } from '../../../children/place-form'
import { getReader } from '../../../i18n/reader'
import { acceptHere, leaveHere } from './actions'

interface ChildPlaceProps {
  child: CourseChild & { name: string }
  courseId: string
}

/** How a child stands in a course, in words, and what can be done about it. */
export async function ChildPlace({ child, courseId }: ChildPlaceProps) {
  const { t, format } = await getReader()
  const { childId, name, standing, isEntitled } = child
  const accept = acceptHere.bind(null, courseId)
  const leave = leaveHere.bind(null, courseId)
  const form = { childId, name }
  const say = () => {
    switch (standing.state) {
      case 'none':
        return isEntitled ? null : t('courses.enrol.state.notEntitled')
      case 'offered':
        return t('courses.enrol.state.offered', {
          until: format.dateTime(standing.until, { dateStyle: 'full', timeStyle: 'short' }),
        })
      case 'waitlisted':
        return t('courses.enrol.state.waitlisted', { position: standing.position })
      default:
        return t(`courses.enrol.state.${standing.state}`)
    }
  }
  return (
    <li className="py-3">
      <p>
        <span className="font-semibold">{name}</span>
        <span className="block text-[0.9375rem] text-muted empty:hidden">{say()}</span>
      </p>
      <div className="flex flex-wrap gap-3 empty:hidden">
        {standing.state === 'offered' && (
          <>
            <PlaceForm {...form} action={accept} deed="accept" />
            <PlaceForm {...form} action={leave} deed="decline" />
          </>
        )}
        {standing.state === 'enrolled' && <PlaceForm {...form} action={leave} deed="leave" />}
        {standing.state === 'waitlisted' && (
          <PlaceForm {...form} action={leave} deed="leaveWaitlist" />
        )}
      </div>
    </li>
  )
}
