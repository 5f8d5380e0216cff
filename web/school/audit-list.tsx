import type { listAuditEntries } from '@/domain/access/list-audit-entries'
import { type AuditAction, auditActions } from '@/domain/access/record-audit-entry'
import { Pager } from '../components/pager'
import { chooseText } from '../i18n/choose-text'
import { getReader, type Translate } from '../i18n/reader'
import { auditValues } from './audit-values'

interface AuditListProps {
  entries: Awaited<ReturnType<typeof listAuditEntries>>
  page: number
  /** Of the page that it stands on, which takes the number as `page`. */
  path: string
  /** For operators, who read of every school. */
  showsSchool?: boolean
}

type Actor = AuditListProps['entries']['rows'][number]['actor']

const isKnown = (action: string): action is AuditAction =>
  auditActions.some((known) => known === action)

/** Who did what and when, a sentence each. */
export async function AuditList(props: AuditListProps) {
  const { entries, page, path, showsSchool = false } = props
  const { t, format, locale } = await getReader()
  if (entries.rows.length === 0) return <p className="mt-4 text-muted">{t('audit.none')}</p>
  return (
    <>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {entries.rows.map(({ id, at, action, actor, school, details }) => {
          return (
            <li key={id} className="py-3">
              <p>
                <span className="font-semibold">{sayActor(actor, t)}</span>{' '}
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
      <Pager path={path} query={{ page }} of={t('audit.title')} hasMore={entries.hasMore} />
    </>
  )
}

function sayActor(actor: Actor, t: Translate) {
  if (!actor) return t('audit.commandLine')
  return actor.kind === 'api_key' ? t('audit.apiKey', { name: actor.name }) : actor.name
}
