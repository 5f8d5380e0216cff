'use client'

import { useTranslations } from 'use-intl/react'
import type { StudioState } from './studio-state'

interface ChildrenListProps {
  roll: NonNullable<StudioState['children']>
  /** By number, for the teacher of the class; as they were when the page was opened. */
  names: Record<number, string> | null
}

/** Who is enrolled, who is there now and for how long; of a class that is too large, how many. */
export function ChildrenList({ roll, names }: ChildrenListProps) {
  const t = useTranslations('studio.children')
  const { enrolled, there, children } = roll
  if (enrolled === 0) return null
  return (
    <section aria-labelledby="children" className="mt-8">
      <h2 id="children" className="font-semibold text-[1.375rem]">
        {t('title')}
      </h2>
      <p className="mt-1 font-semibold" role="status">
        {t('count', { there, enrolled })}
      </p>
      <p className="text-[0.9375rem] text-muted">{t(names ? 'named' : 'numbered')}</p>
      {children === null ? (
        <p className="mt-2 text-muted">{t('tooMany')}</p>
      ) : (
        <ul className="mt-3 grid gap-x-8 border-line border-t sm:grid-cols-2">
          {children.map(({ number, isThere, isTroubled, minutes }) => (
            <li
              key={number}
              data-child={number}
              className="flex flex-wrap justify-between gap-x-4 border-line border-b py-2"
            >
              <span className={isThere ? 'font-semibold' : 'text-muted'}>
                {names?.[number] ?? t('child', { number })}
              </span>
              <span
                className={`text-[0.9375rem] tabular-nums ${isTroubled ? 'text-cinnabar' : ''}`}
              >
                {t(howItIs({ isThere, isTroubled, minutes }), { minutes })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Child = NonNullable<ChildrenListProps['roll']['children']>[number]

function howItIs({ isThere, isTroubled, minutes }: Omit<Child, 'number'>) {
  if (isTroubled) return isThere ? 'falters' : 'stuck'
  if (isThere) return 'there'
  return minutes > 0 ? 'was' : 'away'
}
