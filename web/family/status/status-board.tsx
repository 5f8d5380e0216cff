'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl/react'
import { forgetFields } from '../../components/form/use-kept-fields'
import { chooseText } from '../../i18n/choose-text'
import type { Locale } from '../../i18n/locales'
import type { SubscriptionStatus } from './subscription-status'

interface StatusBoardProps {
  status: SubscriptionStatus
  /** A newer state could not be had. */
  isOld: boolean
  locale: Locale
}

const looks = {
  granted: 'bg-leaf text-on-leaf',
  offered: 'bg-leaf text-on-leaf',
  requested: 'bg-sunken',
  waitlisted: 'bg-sunken',
  refused: 'bg-sunken',
  cancelled: 'bg-sunken',
} as const

/** The answer, kept up to date while it is looked at; when the portal is away it says from when it is. */
export function StatusBoard({ status, isOld, locale }: StatusBoardProps) {
  const t = useTranslations('subscription')
  const format = useFormatter()
  // It is asked now: nothing of what was typed stays on this phone.
  useEffect(() => forgetFields(), [])
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'medium' })
  const { state, waitsFor, place, offerExpiresAt, drawEndsAt, readAt } = status
  const tier = chooseText(status.tierName, locale)
  return (
    <>
      <div role="status" className={`mt-4 rounded-2xl p-5 ${looks[state]}`} data-state={state}>
        <p className="font-semibold text-[1.5rem]">{t(`state.${state}`)}</p>
        {waitsFor && <p className="mt-1">{t(`waitsFor.${waitsFor}`)}</p>}
        {waitsFor === 'draw' && drawEndsAt && <p>{t('drawAt', { time: at(drawEndsAt) })}</p>}
        {place && (
          <p className="mt-1 font-semibold">
            {t('place', { number: place.number, of: place.of, tier, time: at(place.asOf) })}
          </p>
        )}
        {offerExpiresAt && <p className="mt-1">{t('offerUntil', { time: at(offerExpiresAt) })}</p>}
        {state === 'granted' && <p className="mt-1">{t('grantedText')}</p>}
      </div>
      {isOld && (
        <p role="alert" className="mt-3 font-semibold">
          {t('old', { time: at(readAt) })}
        </p>
      )}
      {status.evidenceId && (
        <p className="mt-4">
          <Link
            href={`/family/evidence/${status.evidenceId}`}
            prefetch={false}
            className={waitsFor === 'evidence' ? 'button-primary' : 'button-quiet'}
          >
            {t(waitsFor === 'evidence' ? 'sendEvidence' : 'seeEvidence')}
          </Link>
        </p>
      )}
      {status.duplicateCaseId && (
        <p className="mt-4">
          <Link
            href={`/family/duplicates/${status.duplicateCaseId}`}
            prefetch={false}
            className="button-primary"
          >
            {t('answerDuplicate')}
          </Link>
        </p>
      )}
      <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.9375rem]">
        <dt className="text-muted">{t('tier')}</dt>
        <dd>{tier}</dd>
        {status.claim && (
          <>
            <dt className="text-muted">{t('claim.title')}</dt>
            <dd>
              {t(`claim.kind.${status.claim}`)} · {t(`claim.state.${status.claimState}`)}
            </dd>
          </>
        )}
        <dt className="text-muted">{t('askedAt')}</dt>
        <dd>{at(status.askedAt)}</dd>
        <dt className="text-muted">{t('receipt')}</dt>
        <dd className="select-all break-all font-mono">{status.subscriptionId}</dd>
      </dl>
      <noscript>
        <p className="mt-4">{t('withoutScript')}</p>
      </noscript>
    </>
  )
}
