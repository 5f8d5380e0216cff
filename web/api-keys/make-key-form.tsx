'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SecretText } from '../components/form/secret-text'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickList } from '../components/form/tick-list'

interface MakeKeyFormProps {
  action: FormAction
  requestId: string
  scopes: { name: string; label: string }[]
}

const lives = ['30', '90', '365'] as const

/** Makes a key for what it is to do, and shows it, once. */
export function MakeKeyForm({ action, requestId, scopes }: MakeKeyFormProps) {
  const t = useTranslations('school.keys')
  return (
    <Form action={action} requestId={requestId}>
      <SecretText words={t('once')} />
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} required />
      <ChoiceField
        name="days"
        label={t('life')}
        choices={lives.map((days) => ({ value: days, label: t('days', { days }) }))}
      />
      <TickList legend={t('scopes')} choices={scopes} />
      <SubmitButton>{t('makeButton')}</SubmitButton>
    </Form>
  )
}
