'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'

export function ResetFactorForm({ action }: { action: FormAction }) {
  const t = useTranslations('operators.reset')
  return (
    <Form action={action} className="max-w-[30rem]">
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="off"
        required
      />
      <SubmitButton look="danger">{t('button')}</SubmitButton>
    </Form>
  )
}
