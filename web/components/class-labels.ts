import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { chooseText } from '../i18n/choose-text'
import type { getReader } from '../i18n/reader'

type Reader = Awaited<ReturnType<typeof getReader>>

/** What is said of a class wherever it appears, in the reader's language and time zone. */
export function classLabels(entry: CatalogueEntry, { t, locale, format }: Reader) {
  return {
    title: chooseText(entry.title, locale),
    courseTitle: chooseText(entry.courseTitle, locale),
    schoolName: chooseText(entry.schoolName, locale),
    subject: t(`classFacts.subject.${entry.subject}`),
    grade:
      entry.grade === null
        ? t('classFacts.everyAge')
        : t('classFacts.grade', { grade: String(entry.grade) }),
    startTime: format.dateTime(entry.startsAt, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  }
}
