import { listTimetable } from '@/domain/course/list-timetable'
import { listClassrooms } from '@/domain/school/list-classrooms'
import { simulcastPlaceText } from '@/domain/simulcast/simulcast-place'
import type { Transaction } from '@/prisma/database'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'

interface PlaceOptions {
  db: Transaction
  now: Date
  schoolId: string
  timeZone: string
}

const aheadMs = 30 * 24 * 3_600_000
/** A class may run late. */
const behindMs = 2 * 3_600_000

/** What can be sent on: each classroom, and each class of the next month. */
export async function listPlaceChoices({ db, now, schoolId, timeZone }: PlaceOptions) {
  const [from, to] = [new Date(now.getTime() - behindMs), new Date(now.getTime() + aheadMs)]
  const [{ t, format, locale }, classrooms, classSessions] = await Promise.all([
    getReader(),
    listClassrooms({ db, schoolId }),
    listTimetable({ db, from, to, of: { schoolId } }),
  ])
  const ofClassrooms = classrooms.map(({ id, name }) => ({
    value: simulcastPlaceText({ kind: 'classroom', id }),
    label: t('school.simulcast.allOf', { name }),
  }))
  const ofClasses = classSessions
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map(({ id, titleZh, titleEn, startsAt }) => ({
      value: simulcastPlaceText({ kind: 'class', id }),
      label: t('school.simulcast.oneOf', {
        title: chooseText({ zh: titleZh, en: titleEn }, locale),
        time: format.dateTime(startsAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
      }),
    }))
  return [...ofClassrooms, ...ofClasses]
}
