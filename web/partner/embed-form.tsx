'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextAreaField } from '../components/form/text-area-field'
import { TextField } from '../components/form/text-field'

interface EmbedFormProps {
  action: FormAction
  values: Record<string, string>
  /** Classes that it may be of alone; none where that is settled. */
  classes?: { value: string; label: string }[]
  isNew?: boolean
}

/** Where a player may stand and how it looks. */
export function EmbedForm({ action, values, classes, isNew = false }: EmbedFormProps) {
  const t = useTranslations('partner.form')
  return (
    <Form action={action} values={values} className="max-w-[34rem]">
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} required />
      {classes && (
        <ChoiceField
          name="classSessionId"
          label={t('what')}
          choices={[{ value: '', label: t('whatCourse') }, ...classes]}
        />
      )}
      <TextAreaField name="origins" label={t('origins')} hint={t('originsHint')} rows={4} />
      <ChoiceField
        name="locale"
        label={t('language')}
        choices={[
          { value: '', label: t('byReader') },
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <TextField name="colour" label={t('colour')} hint={t('colourHint')} maxLength={7} />
      <TextField name="validFrom" type="date" label={t('validFrom')} hint={t('dateHint')} />
      <TextField name="validUntil" type="date" label={t('validUntil')} hint={t('dateHint')} />
      <SubmitButton>{t(isNew ? 'make' : 'save')}</SubmitButton>
    </Form>
  )
}
