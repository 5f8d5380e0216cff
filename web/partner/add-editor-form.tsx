'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

export function AddEditorForm({ action }: { action: FormAction }) {
  const t = useTranslations('partner.access')
  return (
    <Form action={action} className="max-w-[34rem]">
      <TextField name="email" type="email" label={t('email')} required />
      <SubmitButton look="quiet">{t('add')}</SubmitButton>
    </Form>
  )
}
