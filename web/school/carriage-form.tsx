'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

interface CarriageFormProps {
  action: FormAction
  carriage: string
}

const choices = ['nobody', 'partners', 'any_site'] as const

export function CarriageForm({ action, carriage }: CarriageFormProps) {
  const t = useTranslations('school.carriage')
  return (
    <Form action={action} values={{ carriage }}>
      <ChoiceField
        name="carriage"
        label={t('label')}
        choices={choices.map((value) => ({ value, label: t(value) }))}
      />
      <SubmitButton look="quiet">{t('save')}</SubmitButton>
    </Form>
  )
}
