'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { KeptField } from '../components/form/kept-field'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

interface Choice {
  value: string
  label: string
}

interface ChangeClassFormProps {
  action: FormAction
  timeZone: string
  classrooms: Choice[]
  /** Those who are free then first. */
  teachers: Choice[]
  /** As `showClass` says. */
  values: Record<string, string>
}

export function ChangeClassForm(props: ChangeClassFormProps) {
  const { action, timeZone, classrooms, teachers, values } = props
  const t = useTranslations('school.plan')
  return (
    <Form action={action} values={values}>
      <KeptField name="version" />
      <ChoiceField
        name="teacherId"
        label={t('teacher')}
        choices={[{ value: '', label: t('nobody') }, ...teachers]}
      />
      <ChoiceField name="classroomId" label={t('classroom')} choices={classrooms} />
      <div className="grid gap-x-4 sm:grid-cols-3">
        <TextField name="date" type="date" label={t('date')} required />
        <TextField
          name="time"
          type="time"
          label={t('localTime')}
          hint={t('clock', { timeZone })}
          required
        />
        <TextField name="minutes" type="number" label={t('minutes')} min={5} required />
      </div>
      <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={300} />
      <SubmitButton>{t('save')}</SubmitButton>
    </Form>
  )
}
