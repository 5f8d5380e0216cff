'use client'

import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl/react'
import { ChildrenList } from './children-list'
import { describeLine } from './describe-line'
import { SimulcastList } from './simulcast-list'
import type { StudioState } from './studio-state'
import { useStudio } from './use-studio'

const looks = {
  waiting: { Icon: CircleDashed, look: 'text-muted' },
  ok: { Icon: CircleCheck, look: 'text-leaf' },
  bad: { Icon: CircleAlert, look: 'text-cinnabar' },
} as const

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

interface StudioBoardProps {
  initial: StudioState
  /** The children's, by their numbers, for the teacher of the class alone. */
  names: Record<number, string> | null
}

/** How the class stands and what arrives of the encoder, kept up to date while it is looked at. */
export function StudioBoard({ initial, names }: StudioBoardProps) {
  const t = useTranslations('studio')
  const format = useFormatter()
  const { studio, isOld, isBack } = useStudio(initial)
  const { dayState, isRehearsal, refused, stopped } = studio
  const at = (instant: string) => format.dateTime(new Date(instant), clock)
  const isBroken = dayState === 'reconnecting'
  return (
    <>
      {isRehearsal && <p className="mt-3">{t('rehearse.isOne', { time: at(studio.endsAt) })}</p>}
      <p
        role={isBroken ? 'alert' : 'status'}
        className={`mt-4 rounded-2xl p-5 font-semibold text-[1.25rem] ${isBroken ? 'bg-cinnabar text-on-cinnabar' : dayState === 'live' ? 'bg-leaf text-on-leaf' : 'bg-sunken'}`}
      >
        {stopped
          ? t('state.stopped')
          : isBack && dayState === 'live'
            ? t('back_on')
            : t(`state.${dayState}`, { time: at(studio.opensAt) })}
      </p>
      {(dayState === 'live' || dayState === 'reconnecting') && (
        <p className="mt-3">
          <span className="font-semibold">{t('viewers', { count: studio.viewers })}</span>
          {studio.troubled > 0 && (
            <span className="block text-cinnabar">{t('troubled', { count: studio.troubled })}</span>
          )}
        </p>
      )}
      {isOld && (
        <p role="alert" className="mt-3 font-semibold">
          {t('old', { time: format.dateTime(new Date(studio.readAt), { timeStyle: 'medium' }) })}
        </p>
      )}
      {refused && dayState !== 'live' && (
        <p className="mt-3 rounded-xl border-2 border-cinnabar bg-raised p-4">
          <strong>{t('refused.at', { time: at(refused.at) })}</strong>{' '}
          {t(`refused.${refused.reason}`)}
        </p>
      )}
      <section aria-labelledby="check-list" className="mt-6">
        <h2 id="check-list" className="font-semibold text-[1.375rem]">
          {t('check.title')}
        </h2>
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {describeLine(studio).map(({ item, verdict, words, values }) => {
            const { Icon, look } = looks[verdict]
            return (
              <li key={item} data-item={item} className="flex gap-3 py-2.5">
                <Icon aria-hidden="true" className={`mt-1 size-5 shrink-0 ${look}`} />
                <p>
                  <span className="font-semibold">{t(`check.${item}.name`)}</span>
                  <span className="sr-only"> ({t(`check.${verdict}`)})</span>
                  <br />
                  <span className="text-[0.9375rem] text-muted">
                    {sayCheck(t, { item, verdict, words, values })}
                  </span>
                </p>
              </li>
            )
          })}
        </ul>
      </section>
      {studio.children && <ChildrenList roll={studio.children} names={names} />}
      <SimulcastList studio={studio} />
    </>
  )
}

type Translate = ReturnType<typeof useTranslations<'studio'>>
type Check = ReturnType<typeof describeLine>[number]

function sayCheck(t: Translate, { item, verdict, words, values }: Check) {
  if (words) return t(`check.${words}`, values)
  // The portal lets no encoder in whose key is wrong: why it was refused is said above.
  if (item === 'key') return t(verdict === 'ok' ? 'check.key.ok' : 'check.key.waiting')
  return t(`check.${item}.${verdict}`, values)
}
