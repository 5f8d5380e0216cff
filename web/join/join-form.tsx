'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

/** Takes a class code, and leads to its class. */
export function JoinForm({ action }: { action: FormAction }) {
  const t = useTranslations('join')
  return (
    <Form action={action} className="max-w-[24rem]">
      <TextField
        name="classCode"
        label={t('code')}
        hint={t('hint')}
        autoComplete="off"
        maxLength={20}
        required
      />
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
