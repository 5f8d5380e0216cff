'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { askSignIn } from '../../../auth/ask-sign-in'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'

interface CodeFormsProps {
  next: string
  locale: string
  send: FormAction
}

/** First the address that the code goes to, then, below it, the code. */
export function CodeForms({ next, locale, send }: CodeFormsProps) {
  const t = useTranslations('signIn')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const sendAndNote: FormAction = async (former, form) => {
    const state = await send(former, form)
    if (state.done) setSentTo(state.values.email ?? null)
    return state
  }
  const signIn: FormAction = async (_, form) => {
    const code = String(form.get('code') ?? '')
    const refusal = await askSignIn('code', { email: sentTo ?? '', code, locale })
    if (refusal === null) window.location.assign(next)
    return {
      values: {},
      problems: {},
      ...(refusal ? { problem: t(`refused.code.${refusal}`) } : {}),
    }
  }
  return (
    <>
      <Form action={sendAndNote}>
        <TextField name="email" type="email" label={t('email')} autoComplete="username" required />
        <SubmitButton look={sentTo ? 'quiet' : 'primary'}>
          {t(sentTo ? 'sendAnother' : 'sendCode')}
        </SubmitButton>
      </Form>
      {sentTo && (
        <Form action={signIn} className="mt-8 border-line border-t pt-3">
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
          />
          <SubmitButton>{t('button')}</SubmitButton>
        </Form>
      )}
    </>
  )
}
