'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'

export function RemoveForm({ action }: { action: FormAction }) {
  const t = useTranslations('account.secondFactor')
  return (
    <Form action={action}>
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        autoComplete="one-time-code"
        maxLength={20}
        required
      />
      <SubmitButton look="danger">{t('remove')}</SubmitButton>
    </Form>
  )
}
