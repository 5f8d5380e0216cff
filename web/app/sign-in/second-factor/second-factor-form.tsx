'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'

export function SecondFactorForm({ action }: { action: FormAction }) {
  const t = useTranslations('signIn')
  return (
    <Form action={action}>
      <TextField
        name="code"
        label={t('secondFactor.code')}
        hint={t('secondFactor.hint')}
        autoComplete="one-time-code"
        maxLength={20}
        required
      />
      <SubmitButton>{t('secondFactor.button')}</SubmitButton>
    </Form>
  )
}
