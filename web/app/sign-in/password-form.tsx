'use client'

import { useTranslations } from 'use-intl/react'
import { askSignIn } from '../../auth/ask-sign-in'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'

export function PasswordForm({ next }: { next: string }) {
  const t = useTranslations('signIn')
  const signIn: FormAction = async (_, form) => {
    const email = String(form.get('email') ?? '').trim()
    const password = String(form.get('password') ?? '')
    const refusal = await askSignIn({ email, password })
    if (refusal === null) window.location.assign(next)
    const refused = refusal ? { problem: t(`refused.password.${refusal}`) } : {}
    return { values: { email }, problems: {}, ...refused }
  }
  return (
    <Form action={signIn}>
      <TextField name="email" type="email" label={t('email')} autoComplete="username" required />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        maxLength={128}
        required
      />
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
