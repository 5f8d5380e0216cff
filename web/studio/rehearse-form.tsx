'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

export function RehearseForm({ action }: { action: FormAction }) {
  const t = useTranslations('studio.rehearse')
  return (
    <Form action={action}>
      <p className="text-[0.9375rem] text-muted">{t('text')}</p>
      <SubmitButton look="quiet">{t('button')}</SubmitButton>
    </Form>
  )
}
