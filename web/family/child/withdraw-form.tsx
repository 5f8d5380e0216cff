'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

interface WithdrawFormProps {
  action: FormAction
  purpose: 'enrolment' | 'evidence' | 'attendance'
}

export function WithdrawForm({ action, purpose }: WithdrawFormProps) {
  const t = useTranslations('family.consents')
  return (
    <details className="mt-2">
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t(`open.${purpose}`)}
      </summary>
      <Form action={action} className="mt-2">
        <p>{t(`effect.${purpose}`)}</p>
        <SubmitButton look="danger">{t('withdraw')}</SubmitButton>
      </Form>
    </details>
  )
}
