import Link from 'next/link'
import type { Waiting } from '@/domain/course-enrolment/list-family-week'
import { PlaceForm } from '../../../children/place-form'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { acceptHere, leaveHere } from '../../courses/[courseId]/actions'

interface WaitingListProps {
  waiting: Waiting[]
  names: Map<string, string>
}

/** Offers first, since they end; then where children wait. */
export async function WaitingList({ waiting, names }: WaitingListProps) {
  const { t, format, locale } = await getReader()
  const offers = waiting.filter(({ standing }) => standing.state === 'offered')
  const rest = waiting.filter(({ standing }) => standing.state !== 'offered')
  const say = ({ standing, childId }: Waiting) => {
    const name = names.get(childId) ?? ''
    switch (standing.state) {
      case 'offered': {
        const moment = { dateStyle: 'full', timeStyle: 'short' } as const
        return t('week.offeredUntil', { name, until: format.dateTime(standing.until, moment) })
      }
      case 'waitlisted':
        return t('week.waitingFor', { name, position: standing.position })
      default:
        return t('week.lapsed', { name })
    }
  }
  return [
    { title: t('week.offers'), listed: offers },
    { title: t('week.waiting'), listed: rest },
  ].map(({ title, listed }) =>
    listed.length === 0 ? null : (
      <section
        key={title}
        aria-label={title}
        className={`mt-6 rounded-2xl p-5 ${listed === offers ? 'border-2 border-leaf bg-leaf-wash' : 'bg-sunken'}`}
      >
        <h2 className="font-semibold text-[1.125rem]">{title}</h2>
        <ul className="divide-y divide-line">
          {listed.map((one) => (
            <li key={`${one.courseId} ${one.childId}`} className="py-2">
              <Link
                href={`/courses/${one.courseId}`}
                prefetch={false}
                className="inline-block min-h-6 font-semibold text-leaf underline underline-offset-4"
              >
                {chooseText({ zh: one.titleZh, en: one.titleEn }, locale)}
              </Link>
              <p>{say(one)}</p>
              {one.standing.state === 'offered' && (
                <div className="flex flex-wrap gap-3">
                  <PlaceForm
                    action={acceptHere.bind(null, one.courseId)}
                    childId={one.childId}
                    name={names.get(one.childId) ?? ''}
                    deed="accept"
                  />
                  <PlaceForm
                    action={leaveHere.bind(null, one.courseId)}
                    childId={one.childId}
                    name={names.get(one.childId) ?? ''}
                    deed="decline"
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    ),
  )
}
