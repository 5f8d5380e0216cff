'use client'

import { useTranslations } from 'use-intl/react'
import { Form } from '../../../components/form/form'
import type { FormState } from '../../../components/form/form-state'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'
import { useLastState } from '../../../components/form/use-last-state'

export type ConfirmState = FormState & { recoveryCodes?: string[] }

interface ConfirmFormProps {
  action(former: FormState, form: FormData): Promise<ConfirmState>
  next: string
}

/** Takes the app's first code, then shows the codes that stand in for a lost app, once. */
export function ConfirmForm({ action, next }: ConfirmFormProps) {
  const t = useTranslations('account.secondFactor')
  const [last, confirm] = useLastState(action)
  const recoveryCodes = last?.recoveryCodes
  if (recoveryCodes) {
    return (
      <div role="status" className="mt-3 rounded-xl border border-leaf bg-leaf-wash p-4">
        <p className="font-semibold">{t('recoveryTitle')}</p>
        <p className="mt-1">{t('recoveryText')}</p>
        <ul className="mt-3 grid grid-cols-2 gap-1 font-mono">
          {recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <a href={next} className="button-primary mt-5">
          {t('recoveryKept')}
        </a>
      </div>
    )
  }
  return (
    <Form action={confirm}>
      <TextField
        name="code"
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
      />
      <SubmitButton>{t('confirm')}</SubmitButton>
    </Form>
  )
}
