'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextAreaField } from '../../../components/form/text-area-field'
import { TextField } from '../../../components/form/text-field'
import { TickField } from '../../../components/form/tick-field'

function TermsFields() {
  const t = useTranslations('partnerApplications')
  return (
    <>
      <TextField name="termsFrom" type="date" label={t('termsFrom')} hint={t('termsHint')} />
      <TextField name="termsUntil" type="date" label={t('termsUntil')} hint={t('termsHint')} />
    </>
  )
}

export function ApproveForm({ action, isProven }: { action: FormAction; isProven: boolean }) {
  const t = useTranslations('partnerApplications')
  return (
    <Form action={action}>
      <TermsFields />
      {!isProven && <TickField name="isKnown" label={t('isKnown')} />}
      <SubmitButton>{t('approve')}</SubmitButton>
    </Form>
  )
}

export function ReasonForm({ action, button }: { action: FormAction; button: 'refuse' | 'end' }) {
  const t = useTranslations('partnerApplications')
  return (
    <Form action={action}>
      <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} required />
      <SubmitButton look="danger">{t(button)}</SubmitButton>
    </Form>
  )
}

interface LimitFormProps {
  action: FormAction
  values: Record<string, string>
}

export function LimitForm({ action, values }: LimitFormProps) {
  const t = useTranslations('partnerApplications')
  return (
    <Form action={action} values={values}>
      <TermsFields />
      <TickField name="isLimited" label={t('limit')} />
      <SubmitButton look="quiet">{t('change')}</SubmitButton>
    </Form>
  )
}
