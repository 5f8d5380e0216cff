'use client'

import type { ComponentProps } from 'react'
import type { Locale } from '../../i18n/locales'
import { StatusActions } from './status-actions'
import { StatusBoard } from './status-board'
import type { SubscriptionStatus } from './subscription-status'
import { useSubscription } from './use-subscription'

type LiveStatusProps = Omit<ComponentProps<typeof StatusActions>, 'status'> & {
  initial: SubscriptionStatus
  locale: Locale
}

/** The answer and what can be done about it, both as it was read last. */
export function LiveStatus({ initial, locale, ...actions }: LiveStatusProps) {
  const { status, isOld } = useSubscription(initial)
  return (
    <>
      <StatusBoard status={status} isOld={isOld} locale={locale} />
      <StatusActions status={status} {...actions} />
    </>
  )
}
