'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SecretText } from '../components/form/secret-text'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickList } from '../components/form/tick-list'

interface AddWebhookFormProps {
  action: FormAction
  requestId: string
  /** To choose from; none where there is but one. */
  events?: readonly string[]
}

/** Adds an address, and shows the secret that signs what is sent there, once. */
export function AddWebhookForm({ action, requestId, events = [] }: AddWebhookFormProps) {
  const t = useTranslations('school.webhooks')
  return (
    <Form action={action} requestId={requestId}>
      <SecretText words={t('once')} />
      <TextField
        name="url"
        type="url"
        label={t('url')}
        hint={t('urlHint')}
        maxLength={500}
        required
      />
      {events.length > 0 && (
        <TickList
          legend={t('events')}
          choices={events.map((event) => ({ name: event, label: event }))}
        />
      )}
      <SubmitButton>{t('addButton')}</SubmitButton>
    </Form>
  )
}
