'use client'

import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { describeSimulcast } from './describe-simulcast'
import type { StudioState } from './studio-state'

const looks = {
  waiting: { Icon: CircleDashed, look: 'text-muted' },
  ok: { Icon: CircleCheck, look: 'text-leaf' },
  bad: { Icon: CircleAlert, look: 'text-cinnabar' },
} as const

/** Where the class is sent on to, and how that goes; nothing where it is sent nowhere. */
export function SimulcastList({ studio }: { studio: StudioState }) {
  const t = useTranslations('studio.simulcast')
  if (studio.simulcasts.length === 0) return null
  return (
    <section aria-labelledby="simulcast-list" className="mt-6">
      <h2 id="simulcast-list" className="font-semibold text-[1.375rem]">
        {t('title')}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-muted">{t('text')}</p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {studio.simulcasts.map((target) => {
          const { verdict, words, reason, values } = describeSimulcast(target, studio.dayState)
          const { Icon, look } = looks[verdict]
          return (
            <li key={target.id} data-state={words} className="flex gap-3 py-2.5">
              <Icon aria-hidden="true" className={`mt-1 size-5 shrink-0 ${look}`} />
              <p className="min-w-0 break-words">
                <span className="font-semibold">{target.name}</span>
                <br />
                <span className="text-[0.9375rem] text-muted">
                  {t(`state.${words}`, values)}
                  {reason && ` ${t(`reason.${reason}`)}`}
                  {values.reconnects > 0 && ` ${t('reconnects', values)}`}
                  {values.droppedFrames > 0 && ` ${t('dropped', values)}`}
                </span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
