import { countFreePlaces } from '@/domain/course-enrolment/place-counts'
import type { Translate } from '../../i18n/reader'

interface Places {
  capacity: number | null
  enrolled: number
  offered: number
  waitlisted: number
}

/** How many places are free, honestly: where children wait, none is. */
export function sayPlaces({ capacity, waitlisted, ...taken }: Places, t: Translate) {
  const free = countFreePlaces(capacity, taken)
  if (free === null || capacity === null) return t('courses.places.open')
  return free > 0 && waitlisted === 0
    ? t('courses.places.free', { free, capacity })
    : t('courses.places.full', { waitlisted })
}
