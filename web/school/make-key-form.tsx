'use client'

import { useTranslations } from 'use-intl/react'
import { apiScopes } from '@/domain/api/scopes'
import { ChoiceField } from '../components/form/choice-field'
import { Form } from '../components/form/form'
import type { FormState } from '../components/form/form-state'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickField } from '../components/form/tick-field'
import { useLastState } from '../components/form/use-last-state'

export type ApiKeyState = FormState & { apiKey?: string }

interface MakeKeyFormProps {
  action(former: FormState, form: FormData): Promise<ApiKeyState>
}

const lives = ['30', '90', '365'] as const

/** Makes a key for what it is to do, and shows it, once. */
export function MakeKeyForm({ action }: MakeKeyFormProps) {
  const t = useTranslations('school.keys')
  const [last, make] = useLastState(action)
  const apiKey = last?.apiKey
  return (
    <>
      {apiKey && (
        <div role="status" className="mt-4 rounded-xl border border-leaf bg-leaf-wash p-4">
          <p className="font-semibold">{t('once')}</p>
          <code className="mt-1 block select-all break-all text-[0.9375rem]">{apiKey}</code>
        </div>
      )}
      <Form action={make}>
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} required />
        <ChoiceField
          name="days"
          label={t('life')}
          choices={lives.map((days) => ({ value: days, label: t('days', { days }) }))}
        />
        <fieldset className="mt-5">
          <legend className="font-semibold">{t('scopes')}</legend>
          <div className="grid sm:grid-cols-2">
            {apiScopes.map((scope) => (
              <TickField key={scope} name={scope} label={scope} />
            ))}
          </div>
        </fieldset>
        <SubmitButton>{t('makeButton')}</SubmitButton>
      </Form>
    </>
  )
}
