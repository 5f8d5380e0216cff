import { type CourseQuery, partsOfDay, subjects } from '@/domain/course/search-courses'
import { SearchText } from '../../components/text-search'
import { getReader } from '../../i18n/reader'
import { SearchChoice } from './search-choice'

const grades = Array.from({ length: 12 }, (_, index) => String(index + 1))
const weekdays = [1, 2, 3, 4, 5, 6, 7]
const firstMonday = Date.UTC(2024, 0, 1, 12)
const dayMs = 24 * 3_600_000

/** What to look for, as an address: it works without JavaScript, and can be kept and sent on. */
export async function SearchForm({ query }: { query: CourseQuery }) {
  const { t, format } = await getReader()
  const sayDay = (day: number) =>
    format.dateTime(firstMonday + (day - 1) * dayMs, { weekday: 'long', timeZone: 'UTC' })
  return (
    <search>
      <form action="/courses" className="mt-6 rounded-2xl bg-sunken p-5">
        <SearchText text={query.text} />
        <div className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
          <SearchChoice
            name="subject"
            label={t('courses.subject')}
            all={t('courses.everySubject')}
            chosen={query.subject}
            choices={subjects.map((value) => [value, t(`classFacts.subject.${value}`)])}
          />
          <SearchChoice
            name="grade"
            label={t('courses.grade')}
            all={t('courses.everyGrade')}
            chosen={query.grade}
            choices={grades.map((grade) => [grade, t('classFacts.grade', { grade })])}
          />
          <SearchChoice
            name="language"
            label={t('courses.language')}
            all={t('courses.everyLanguage')}
            chosen={query.language}
            choices={[
              ['zh', '中文'],
              ['en', 'English'],
            ]}
          />
          <SearchChoice
            name="weekday"
            label={t('courses.weekday')}
            all={t('courses.everyDay')}
            chosen={query.weekday}
            choices={weekdays.map((day) => [String(day), sayDay(day)])}
          />
          <SearchChoice
            name="partOfDay"
            label={t('courses.partOfDay')}
            all={t('courses.everyPart')}
            chosen={query.partOfDay}
            choices={partsOfDay.map((part) => [part, t(`courses.parts.${part}`)])}
          />
        </div>
        <label className="mt-4 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="free"
            defaultChecked={query.free === 'on'}
            className="size-5 shrink-0 accent-leaf"
          />
          {t('courses.free')}
        </label>
        <button type="submit" className="button-primary mt-3">
          {t('courses.find')}
        </button>
      </form>
    </search>
  )
}
