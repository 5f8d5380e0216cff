'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form } from '../components/form/form'
import type { FormState } from '../components/form/form-state'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickField } from '../components/form/tick-field'
import { useLastState } from '../components/form/use-last-state'
import type { ApiKeyState } from '../school/make-key-form'

interface MakeKeyFormProps {
  action(former: FormState, form: FormData): Promise<ApiKeyState>
}

const scopes = ['feeds:read', 'statistics:read'] as const
const lives = ['30', '90', '365'] as const

/** Makes a partner's key, and shows it, once. */
export function MakePartnerKeyForm({ action }: MakeKeyFormProps) {
  const keys = useTranslations('school.keys')
  const t = useTranslations('partner.access')
  const [last, make] = useLastState(action)
  const apiKey = last?.apiKey
  return (
    <>
      {apiKey && (
        <div role="status" className="mt-4 rounded-xl border border-leaf bg-leaf-wash p-4">
          <p className="font-semibold">{keys('once')}</p>
          <code className="mt-1 block select-all break-all text-[0.9375rem]">{apiKey}</code>
        </div>
      )}
      <Form action={make} className="max-w-[34rem]">
        <TextField
          name="name"
          label={keys('name')}
          hint={keys('nameHint')}
          maxLength={120}
          required
        />
        <ChoiceField
          name="days"
          label={keys('life')}
          choices={lives.map((days) => ({ value: days, label: keys('days', { days }) }))}
        />
        <fieldset className="mt-5">
          <legend className="font-semibold">{keys('scopes')}</legend>
          {scopes.map((scope) => (
            <TickField key={scope} name={scope} label={t(`scope.${scope}`)} />
          ))}
        </fieldset>
        <SubmitButton>{keys('makeButton')}</SubmitButton>
      </Form>
    </>
  )
}
