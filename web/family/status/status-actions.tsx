'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TickField } from '../../components/form/tick-field'
import type { SubscriptionStatus } from './subscription-status'

interface StatusActionsProps {
  status: SubscriptionStatus
  programmeId: string
  accept: FormAction
  decline: FormAction
  giveBack: FormAction
  object: FormAction
}

/** What a family can do about its subscription now. */
export function StatusActions(props: StatusActionsProps) {
  const { status, programmeId, accept, decline, giveBack, object } = props
  const t = useTranslations('subscription')
  const { state, mayObject, mayAskAgain, isTogether } = status
  return (
    <>
      {state === 'offered' && (
        <section aria-label={t('offer.title')} className="mt-6">
          {isTogether && <p>{t('offer.together')}</p>}
          <div className="flex flex-wrap gap-x-3">
            <Form action={accept}>
              <SubmitButton>{t('offer.accept')}</SubmitButton>
            </Form>
            <Form action={decline}>
              <SubmitButton look="quiet">{t('offer.decline')}</SubmitButton>
            </Form>
          </div>
        </section>
      )}
      {mayObject && (
        <section className="mt-8">
          <h2 className="font-semibold text-[1.25rem]">{t('object.title')}</h2>
          <p className="mt-1">{t('object.text')}</p>
          <Form action={object}>
            <SubmitButton look="quiet">{t('object.button')}</SubmitButton>
          </Form>
        </section>
      )}
      {mayAskAgain && (
        <p className="mt-6">
          <Link href={`/family/ask/${programmeId}`} prefetch={false} className="button-quiet">
            {t('askAgain')}
          </Link>
        </p>
      )}
      {(state === 'requested' || state === 'waitlisted' || state === 'granted') && (
        <details className="mt-8">
          <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
            {t(state === 'granted' ? 'giveBack.open' : 'giveBack.openWaiting')}
          </summary>
          <Form action={giveBack} className="mt-2">
            <p>{t('giveBack.text')}</p>
            <TickField name="isSure" label={t('giveBack.isSure')} />
            <SubmitButton look="danger">{t('giveBack.button')}</SubmitButton>
          </Form>
        </details>
      )}
      <p className="mt-8">
        <Link
          href={`/programmes/${programmeId}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('verify')}
        </Link>
      </p>
    </>
  )
}
