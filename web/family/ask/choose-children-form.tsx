'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'
import { TickField } from '../../components/form/tick-field'

interface ChooseChildrenFormProps {
  action: FormAction
  choices: {
    childId: string
    name: string
    place: string
    isChosen: boolean
    asksIdentity: boolean
  }[]
}

export function ChooseChildrenForm({ action, choices }: ChooseChildrenFormProps) {
  const t = useTranslations('ask')
  const values = Object.fromEntries(
    choices.filter(({ isChosen }) => isChosen).map(({ childId }) => [childId, 'on']),
  )
  return (
    <Form action={action} values={values}>
      <p className="mt-2">{t('children.text')}</p>
      {choices.map(({ childId, name, place, asksIdentity }) => (
        <div key={childId}>
          <TickField name={childId} label={`${name} · ${place}`} />
          {asksIdentity && (
            <TextField
              name={`identity ${childId}`}
              label={t('children.identity', { name })}
              hint={t('children.identityHint')}
              autoComplete="off"
              maxLength={40}
            />
          )}
        </div>
      ))}
      <SubmitButton>{t('goOn')}</SubmitButton>
    </Form>
  )
}
