'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { TickField } from '../components/form/tick-field'

interface Choice {
  value: string
  label: string
}

interface PlanFormProps {
  action: FormAction
  requestId: string
  /** On whose clock the times are. */
  timeZone: string
  firstDay: string
  classrooms: Choice[]
  teachers: Choice[]
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** One class, or the same every week, up to a term at one go. */
export function PlanForm(props: PlanFormProps) {
  const { action, requestId, timeZone, firstDay, classrooms, teachers } = props
  const t = useTranslations('school.plan')
  return (
    <Form
      action={action}
      requestId={requestId}
      values={{ firstDay, localTime: '09:00', minutes: '45', count: '1' }}
    >
      <ChoiceField name="classroomId" label={t('classroom')} choices={classrooms} />
      <ChoiceField
        name="teacherId"
        label={t('teacher')}
        choices={[{ value: '', label: t('nobody') }, ...teachers]}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="firstDay" type="date" label={t('firstDay')} required />
        <TextField
          name="localTime"
          type="time"
          label={t('localTime')}
          hint={t('clock', { timeZone })}
          required
        />
        <TextField name="minutes" type="number" label={t('minutes')} min={5} max={480} required />
        <TextField name="count" type="number" label={t('count')} min={1} max={100} required />
      </div>
      <fieldset className="mt-5">
        <legend className="font-semibold">{t('weekdays')}</legend>
        <p className="text-[0.9375rem] text-muted">{t('weekdaysHint')}</p>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {weekdays.map((day) => (
            <TickField key={day} name={`weekday${day}`} label={t(`weekday.${day}`)} />
          ))}
        </div>
      </fieldset>
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
