'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

interface ReplayFormsProps {
  change: FormAction
  trim: FormAction
  isWithdrawn: boolean
  isTrimmed: boolean
  /** What is shown, or the class's own times, as the school's clock says them. */
  from: string
  to: string
  timeZone: string
}

/** What a teacher can do about a class being watched again: cut its ends off, take it back, offer it again. */
export function ReplayForms(props: ReplayFormsProps) {
  const { change, trim, isWithdrawn, isTrimmed, from, to, timeZone } = props
  const t = useTranslations('studio.replay')
  return (
    <>
      <Form key={`${from} ${to}`} action={trim} values={{ from, to }}>
        <TextField
          name="from"
          type="datetime-local"
          step={1}
          label={t('from')}
          hint={t('clock', { timeZone })}
          required
        />
        <TextField name="to" type="datetime-local" step={1} label={t('to')} required />
        <SubmitButton look="quiet">{t('trim')}</SubmitButton>
      </Form>
      {isTrimmed && (
        <Form action={change}>
          <input type="hidden" name="kind" value="show_all" />
          <SubmitButton look="quiet">{t('showAll')}</SubmitButton>
        </Form>
      )}
      <Form action={change}>
        <input type="hidden" name="kind" value={isWithdrawn ? 'offer' : 'withdraw'} />
        <SubmitButton look={isWithdrawn ? 'quiet' : 'danger'}>
          {t(isWithdrawn ? 'offer' : 'withdraw')}
        </SubmitButton>
      </Form>
    </>
  )
}
