'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { RadioField } from '../../components/form/radio-field'
import { SubmitButton } from '../../components/form/submit-button'
import { TextAreaField } from '../../components/form/text-area-field'

const answers = ['withdraw', 'join', 'another'] as const

/** The same child, or another: in the later family's words. */
export function DuplicateAnswer({ action }: { action: FormAction }) {
  const t = useTranslations('duplicate.answer')
  return (
    <Form action={action}>
      <RadioField
        name="answer"
        legend={t('legend')}
        choices={answers.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
      />
      <TextAreaField
        name="statement"
        label={t('statement')}
        hint={t('statementHint')}
        maxLength={1000}
      />
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
