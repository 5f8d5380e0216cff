'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'

interface PasswordFormProps {
  action: FormAction
  asksFormer: boolean
  /** For password keepers, which ask whose password it is. */
  email: string
}

export function PasswordForm({ action, asksFormer, email }: PasswordFormProps) {
  const t = useTranslations('account.password')
  return (
    <Form action={action} className="max-w-[30rem]">
      <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
      {asksFormer && (
        <TextField
          name="formerPassword"
          type="password"
          label={t('former')}
          autoComplete="current-password"
          maxLength={128}
          required
        />
      )}
      <TextField
        name="newPassword"
        type="password"
        label={t('new')}
        hint={t('hint')}
        autoComplete="new-password"
        maxLength={128}
        required
      />
      <SubmitButton look="quiet">{t('button')}</SubmitButton>
    </Form>
  )
}
