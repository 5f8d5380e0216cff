'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction, useFormState } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

/** One form for both halves, so that it needs no JavaScript: the code's field comes when a code was sent. */
export function CodeForm({ action }: { action: FormAction }) {
  return (
    <Form action={action}>
      <Fields />
    </Form>
  )
}

function Fields() {
  const t = useTranslations('signIn')
  const isSent = useFormState().values.sent === 'on'
  return (
    <>
      <TextField name="email" type="email" label={t('email')} autoComplete="username" required />
      {isSent && (
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
      )}
      <div className="flex flex-wrap gap-x-3">
        <SubmitButton>{t(isSent ? 'button' : 'sendCode')}</SubmitButton>
        {isSent && (
          <SubmitButton look="quiet" name="again">
            {t('sendAnother')}
          </SubmitButton>
        )}
      </div>
    </>
  )
}
