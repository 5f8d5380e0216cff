import type { listAuditEntries } from '@/domain/access/list-audit-entries'
import { type AuditAction, auditActions } from '@/domain/access/record-audit-entry'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { auditValues } from './audit-values'

interface AuditListProps {
  entries: Awaited<ReturnType<typeof listAuditEntries>>
  /** For operators, who read of every school. */
  showsSchool?: boolean
}

const isKnown = (action: string): action is AuditAction =>
  auditActions.some((known) => known === action)

/** Who did what and when, a sentence each. */
export async function AuditList({ entries, showsSchool = false }: AuditListProps) {
  const { t, format, locale } = await getReader()
  if (entries.length === 0) return <p className="mt-4 text-muted">{t('audit.none')}</p>
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y">
      {entries.map(({ id, at, action, actor, school, details }) => {
        return (
          <li key={id} className="py-3">
            <p>
              <span className="font-semibold">{actor?.name ?? t('audit.commandLine')}</span>{' '}
              {isKnown(action) ? t(`audit.action.${action}`, auditValues(details)) : action}
            </p>
            <p className="text-[0.9375rem] text-muted">
              <time dateTime={at.toISOString()}>
                {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
              {showsSchool &&
                school &&
                ` · ${chooseText({ zh: school.nameZh, en: school.nameEn }, locale)}`}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
