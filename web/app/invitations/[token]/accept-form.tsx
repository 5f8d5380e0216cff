'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'

export function AcceptForm({ action, name }: { action: FormAction; name: string }) {
  const t = useTranslations('invitation')
  return (
    <Form action={action} values={{ name }}>
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        maxLength={120}
        required
      />
      <SubmitButton>{t('accept')}</SubmitButton>
    </Form>
  )
}
