'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextAreaField } from '../components/form/text-area-field'

const reasons = [
  ...(['illegible', 'other_document', 'other_person', 'out_of_date', 'not_shown'] as const),
  'other',
] as const

interface ReasonFormProps {
  action: FormAction
  outcome: 'refuse' | 'ask_again'
}

/** Why a document does not do, for its family. */
export function ReasonForm({ action, outcome }: ReasonFormProps) {
  const t = useTranslations('review')
  const choices = reasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))
  return (
    <Form action={action}>
      <input type="hidden" name="outcome" value={outcome} />
      <ChoiceField name="reasonCode" label={t('reason')} choices={choices} required />
      <TextAreaField
        name="reason"
        label={t('note')}
        hint={t('noteHint')}
        rows={2}
        maxLength={300}
      />
      <SubmitButton look={outcome === 'refuse' ? 'danger' : 'primary'}>
        {t(outcome === 'refuse' ? 'confirmRefuse' : 'confirmAskAgain')}
      </SubmitButton>
    </Form>
  )
}
