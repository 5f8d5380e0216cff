'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../../components/form/choice-field'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextField } from '../../../components/form/text-field'
import { TickField } from '../../../components/form/tick-field'

interface OpenSchoolFormProps {
  action: FormAction
  provinces: { value: string; label: string }[]
  /** Of whoever opens it, and all to choose from. */
  timeZone: string
  timeZones: { value: string; label: string }[]
  requestId: string
  /** Of whoever is signed in. */
  contact: { name: string; email: string } | null
}

const kinds = ['primary', 'secondary', 'combined', 'kindergarten', 'vocational', 'other'] as const

export function OpenSchoolForm(props: OpenSchoolFormProps) {
  const { action, provinces, timeZone, timeZones, requestId, contact } = props
  const t = useTranslations('openSchool')
  const ofContact = contact && { contactName: contact.name, contactEmail: contact.email }
  return (
    <Form
      action={action}
      requestId={requestId}
      values={{ timeZone, ...ofContact }}
      className="max-w-[34rem]"
    >
      <TextField name="nameZh" label={t('nameZh')} maxLength={120} required />
      <TextField name="nameEn" label={t('nameEn')} maxLength={120} required />
      <ChoiceField
        name="regionCode"
        label={t('region')}
        choices={[
          { value: '', label: t('chooseRegion') },
          ...provinces,
          { value: 'abroad', label: t('abroad') },
        ]}
        required
      />
      <ChoiceField
        name="kind"
        label={t('kind')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        required
      />
      <TextField
        name="officialId"
        label={t('officialId')}
        hint={t('officialIdHint')}
        maxLength={40}
      />
      <div ref={chooseOwnTimeZone}>
        <ChoiceField
          name="timeZone"
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          choices={timeZones}
          required
        />
      </div>
      <TextField
        name="contactName"
        label={t('contactName')}
        autoComplete="name"
        maxLength={120}
        required
      />
      <TextField
        name="contactEmail"
        type="email"
        label={t('contactEmail')}
        hint={contact ? undefined : t('contactEmailHint')}
        autoComplete="email"
        required
      />
      <TextField
        name="contactPhone"
        type="tel"
        label={t('contactPhone')}
        autoComplete="tel"
        maxLength={40}
      />
      <TickField name="isAnother" label={t('isAnother')} />
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}

/** On a first visit the browser knows where its reader is, and the server does not; what was chosen stays. */
function chooseOwnTimeZone(field: HTMLElement | null) {
  const select = field?.querySelector('select')
  if (!select?.selectedOptions[0]?.defaultSelected) return
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if ([...select.options].some(({ value }) => value === timeZone)) select.value = timeZone
}
