'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'

interface PersonFormProps {
  action: FormAction
  /** What somebody is made. */
  of: 'operators' | 'reviewers'
}

/** Names somebody for a part in running the installation. */
export function PersonForm({ action, of }: PersonFormProps) {
  const t = useTranslations(of)
  return (
    <Form action={action} className="max-w-[30rem]">
      <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" required />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="off"
        required
      />
      <SubmitButton>{t('make')}</SubmitButton>
    </Form>
  )
}
