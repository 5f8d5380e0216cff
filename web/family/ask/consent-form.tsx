'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction, useFormState } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

interface ConsentText {
  purpose: 'enrolment' | 'evidence' | 'attendance'
  text: string
  version: string
  isGiven: boolean
}

interface ConsentFormProps {
  action: FormAction
  texts: ConsentText[]
}

export function ConsentForm({ action, texts }: ConsentFormProps) {
  const t = useTranslations('ask')
  const values = Object.fromEntries(
    texts.filter(({ isGiven }) => isGiven).map(({ purpose }) => [purpose, 'on']),
  )
  return (
    <Form action={action} values={values}>
      {texts.map((text) => (
        <ConsentField key={text.purpose} {...text} />
      ))}
      <SubmitButton>{t('goOn')}</SubmitButton>
    </Form>
  )
}

function ConsentField({ purpose, text, version }: ConsentText) {
  const t = useTranslations('ask.consent')
  const id = useId()
  const { values, problems } = useFormState()
  const problem = problems[purpose]
  return (
    <section className="mt-5 rounded-xl border border-line bg-raised p-4">
      <h2 className="font-semibold text-[1.125rem]">
        {t(`title.${purpose}`)}
        <span className="font-normal text-muted">
          {' '}
          {t(purpose === 'enrolment' ? 'isNeeded' : 'isFree')}
        </span>
      </h2>
      <p id={`${id}-text`} className="mt-1 text-[0.9375rem]">
        {text} <span className="text-muted">{t('version', { version })}</span>
      </p>
      <label className="mt-2 flex min-h-11 items-center gap-3 font-semibold">
        <input
          key={values[purpose]}
          type="checkbox"
          name={purpose}
          defaultChecked={values[purpose] === 'on'}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-text${problem ? ` ${id}-problem` : ''}`}
          className="size-5 shrink-0 accent-leaf"
        />
        {t(`agree.${purpose}`)}
      </label>
      {problem && (
        <p id={`${id}-problem`} className="font-semibold text-cinnabar">
          {problem}
        </p>
      )}
    </section>
  )
}
