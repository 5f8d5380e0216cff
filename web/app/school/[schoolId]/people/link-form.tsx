'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../../components/form/form'
import { SecretText } from '../../../../components/form/secret-text'
import { SubmitButton } from '../../../../components/form/submit-button'
import { TextField } from '../../../../components/form/text-field'

interface LinkFormProps {
  action: FormAction
  requestId: string
}

/** Makes a link for one teacher, shown once. */
export function LinkForm({ action, requestId }: LinkFormProps) {
  const t = useTranslations('school.people')
  return (
    <Form action={action} requestId={requestId}>
      <SecretText words={t('linkOnce')} />
      <TextField name="name" label={t('linkName')} hint={t('linkHint')} maxLength={120} required />
      <SubmitButton look="quiet">{t('linkButton')}</SubmitButton>
    </Form>
  )
}
