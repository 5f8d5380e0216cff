'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../../../components/form/choice-field'
import { Form, type FormAction } from '../../../../components/form/form'
import { SubmitButton } from '../../../../components/form/submit-button'

interface AddProgrammeFormProps {
  action: FormAction
  choices: { value: string; label: string }[]
}

export function AddProgrammeForm({ action, choices }: AddProgrammeFormProps) {
  const t = useTranslations('partnerApplications.list')
  return (
    <Form action={action}>
      <ChoiceField name="programmeId" label={t('programme')} choices={choices} />
      <SubmitButton look="quiet">{t('add')}</SubmitButton>
    </Form>
  )
}
