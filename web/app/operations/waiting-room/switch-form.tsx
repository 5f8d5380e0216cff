'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../../components/form/choice-field'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'

interface SwitchFormProps {
  action: FormAction
  mode: string
}

const modes = ['auto', 'on', 'off'] as const

export function SwitchForm({ action, mode }: SwitchFormProps) {
  const t = useTranslations('waitingRoom')
  return (
    <Form action={action} values={{ mode }} className="max-w-[30rem]">
      <ChoiceField
        name="mode"
        label={t('mode')}
        choices={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
      <SubmitButton>{t('save')}</SubmitButton>
    </Form>
  )
}
