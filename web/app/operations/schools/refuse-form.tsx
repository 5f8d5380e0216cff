'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextAreaField } from '../../../components/form/text-area-field'

export function RefuseForm({ action }: { action: FormAction }) {
  const t = useTranslations('applications')
  return (
    <Form action={action}>
      <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} required />
      <SubmitButton look="danger">{t('refuseButton')}</SubmitButton>
    </Form>
  )
}
