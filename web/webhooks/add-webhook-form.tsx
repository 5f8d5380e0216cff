'use client'

import { useTranslations } from 'use-intl/react'
import { Form } from '../components/form/form'
import type { FormState } from '../components/form/form-state'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickField } from '../components/form/tick-field'
import { useLastState } from '../components/form/use-last-state'

export type WebhookState = FormState & { secret?: string }

interface AddWebhookFormProps {
  action(former: FormState, form: FormData): Promise<WebhookState>
  /** To choose from; none where there is but one. */
  events?: readonly string[]
}

/** Adds an address, and shows the secret that signs what is sent there, once. */
export function AddWebhookForm({ action, events = [] }: AddWebhookFormProps) {
  const t = useTranslations('school.webhooks')
  const [last, add] = useLastState(action)
  return (
    <>
      {last?.secret && (
        <div role="status" className="mt-4 rounded-xl border border-leaf bg-leaf-wash p-4">
          <p className="font-semibold">{t('once')}</p>
          <code className="mt-1 block select-all break-all text-[0.9375rem]">{last.secret}</code>
        </div>
      )}
      <Form action={add}>
        <TextField
          name="url"
          type="url"
          label={t('url')}
          hint={t('urlHint')}
          maxLength={500}
          required
        />
        {events.length > 0 && (
          <fieldset className="mt-5">
            <legend className="font-semibold">{t('events')}</legend>
            <div className="grid sm:grid-cols-2">
              {events.map((event) => (
                <TickField key={event} name={event} label={event} />
              ))}
            </div>
          </fieldset>
        )}
        <SubmitButton>{t('addButton')}</SubmitButton>
      </Form>
    </>
  )
}
