'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

interface AddSimulcastFormProps {
  action: FormAction
  places: { value: string; label: string }[]
  /** Chosen at first. */
  place?: string
}

/** Adds an address that broadcasts are sent on to. */
export function AddSimulcastForm({ action, places, place }: AddSimulcastFormProps) {
  const t = useTranslations('school.simulcast')
  return (
    <Form action={action} values={place ? { place } : {}}>
      <ChoiceField
        name="place"
        label={t('place')}
        hint={t('placeHint')}
        choices={places}
        required
      />
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} required />
      <TextField
        name="address"
        type="url"
        label={t('address')}
        hint={t('addressHint')}
        maxLength={500}
        autoComplete="off"
        required
      />
      <TextField
        name="streamKey"
        type="password"
        label={t('key')}
        hint={t('keyHint')}
        maxLength={300}
        autoComplete="off"
        required
      />
      <SubmitButton>{t('addButton')}</SubmitButton>
    </Form>
  )
}
