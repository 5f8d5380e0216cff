'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../../../components/form/choice-field'
import { Form, type FormAction } from '../../../../components/form/form'
import { SubmitButton } from '../../../../components/form/submit-button'

interface TimeZoneFormProps {
  action: FormAction
  timeZone: string
  choices: { value: string; label: string }[]
}

export function TimeZoneForm({ action, timeZone, choices }: TimeZoneFormProps) {
  const t = useTranslations('school.clock')
  return (
    <Form action={action} values={{ timeZone }}>
      <ChoiceField name="timeZone" label={t('label')} choices={choices} required />
      <SubmitButton look="quiet">{t('button')}</SubmitButton>
    </Form>
  )
}
