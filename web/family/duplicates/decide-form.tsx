'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { RadioField } from '../../components/form/radio-field'
import { SubmitButton } from '../../components/form/submit-button'

const decisions = ['other_child', 'same_child'] as const

export function DecideForm({ action }: { action: FormAction }) {
  const t = useTranslations('duplicate.staff')
  return (
    <Form action={action}>
      <RadioField
        name="decision"
        legend={t('legend')}
        choices={decisions.map((value) => ({ value, label: t(value) }))}
      />
      <SubmitButton>{t('decide')}</SubmitButton>
    </Form>
  )
}
