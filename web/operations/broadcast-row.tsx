import { useFormatter, useLocale, useTranslations } from 'use-intl/react'
import { chooseText } from '../i18n/choose-text'
import { BroadcastFigures } from './broadcast-figures'
import type { JudgedBroadcast } from './choose-broadcasts'
import { NoteList } from './note-list'
import { StateMark } from './state-mark'

interface BroadcastRowProps {
  broadcast: JudgedBroadcast
  now: Date
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

export function BroadcastRow({ broadcast, now }: BroadcastRowProps) {
  const t = useTranslations('operations')
  const format = useFormatter()
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  const { state, notes, health, classroomName, logId, nodeName } = broadcast
  const { schoolId, classSessionId } = broadcast
  const since = new Date(broadcast.since)
  return (
    <li className="grid gap-x-6 gap-y-2 py-5 md:grid-cols-[10.5rem_1fr] lg:grid-cols-[10.5rem_1fr_25rem]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 md:flex-col md:items-start">
        <StateMark state={state} label={t(`state.${state}`)} />
        <span className="text-[0.9375rem] text-muted">
          {t(state === 'waiting' ? 'startsAt' : 'since', { time: format.dateTime(since, clock) })}
          <span className="block max-md:inline">
            <span className="md:hidden"> · </span>
            {format.relativeTime(since, now)}
          </span>
        </span>
      </div>
      <div>
        <h3 className="font-semibold text-[1.125rem]">
          <a
            href={`/watch/${broadcast.classSessionId}`}
            className="inline-block min-h-6 underline decoration-line underline-offset-4 hover:decoration-leaf"
          >
            {chooseText(broadcast.title, locale)}
          </a>
        </h3>
        <p className="text-[0.9375rem] text-muted">
          {chooseText(broadcast.schoolName, locale)} · {classroomName}
        </p>
        <p className="text-[0.875rem] text-muted">
          {nodeName && `${t('onNode', { name: nodeName })} · `}
          {t('logId')} <code className="font-mono text-ink">{logId}</code>
          {state !== 'ended' && (
            <>
              {' · '}
              <a
                href={`/school/${schoolId}/simulcast?for=class:${classSessionId}`}
                className="inline-block min-h-6 text-leaf underline underline-offset-4"
              >
                {t('simulcast')}
              </a>
            </>
          )}
        </p>
      </div>
      {health && state !== 'waiting' && (
        <div className="md:col-start-2 lg:col-start-3 lg:row-start-1">
          <BroadcastFigures broadcast={broadcast} health={health} now={now} />
        </div>
      )}
      {notes.length > 0 && (
        <div className="md:col-start-2 lg:col-end-4">
          <NoteList notes={notes} now={now} />
        </div>
      )}
    </li>
  )
}
