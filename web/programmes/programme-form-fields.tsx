'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextAreaField } from '../components/form/text-area-field'
import { TextField } from '../components/form/text-field'
import { TickField } from '../components/form/tick-field'

interface ProgrammeFormProps {
  action: FormAction
  values?: Record<string, string>
  /** Of the draft that is changed. */
  version?: number
  requestId?: string
  /** In whose time the times are. */
  zoneName: string
}

const tiers = [1, 2, 3] as const
const rules = ['none', 'sample', 'all'] as const

/** Everything that a programme is, in the order in which one thinks of it. */
export function ProgrammeForm({
  action,
  values,
  version,
  requestId,
  zoneName,
}: ProgrammeFormProps) {
  const t = useTranslations('programmes.form')
  const text = (name: 'nameZh' | 'nameEn', required = true) => (
    <TextField name={name} label={t(name)} maxLength={120} required={required} />
  )
  const number = (name: NumberName, required = false) => (
    <TextField
      {...{ name, required }}
      type="number"
      inputMode="numeric"
      min={0}
      label={t(name)}
      hint={name === 'drawMinutes' ? t('drawMinutesHint') : undefined}
    />
  )
  const moment = (name: MomentName, required = false) => (
    <TextField
      {...{ name, required }}
      type="datetime-local"
      label={t(name)}
      hint={t(`${name}Hint`, { zoneName })}
    />
  )
  return (
    <Form action={action} requestId={requestId} values={values} className="max-w-[38rem]">
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {text('nameZh')}
      {text('nameEn')}
      <TextAreaField name="textZh" label={t('textZh')} rows={3} />
      <TextAreaField name="textEn" label={t('textEn')} rows={3} />
      {number('quota', true)}
      {moment('opensAt', true)}
      {moment('closesAt', true)}
      {moment('endsAt')}
      {number('keptQuota')}
      {moment('keptUntil')}
      {number('offerHours')}
      {number('drawMinutes')}
      <TextAreaField name="tranches" label={t('tranches')} hint={t('tranchesHint')} rows={3} />
      {tiers.map((rank) => (
        <fieldset key={rank} className="mt-8 rounded-2xl border border-line px-5 pb-5">
          <legend className="px-2 font-semibold">{t('tier', { rank })}</legend>
          <TextField name={`tier${rank}NameZh`} label={t('nameZh')} maxLength={120} />
          <TextField name={`tier${rank}NameEn`} label={t('nameEn')} maxLength={120} />
          <TextField name={`tier${rank}Regions`} label={t('regions')} hint={t('regionsHint')} />
          <TickField name={`tier${rank}Medical`} label={t('medical')} />
        </fieldset>
      ))}
      <ChoiceField
        name="evidenceRule"
        label={t('evidenceRule')}
        choices={rules.map((value) => ({ value, label: t(`evidenceRules.${value}`) }))}
      />
      {number('evidencePercent')}
      {number('secondReviewPercent')}
      {number('evidenceDueDays')}
      {number('evidenceDays')}
      <TickField name="asksIdentity" label={t('asksIdentity')} />
      <TextAreaField name="courses" label={t('courses')} hint={t('coursesHint')} rows={4} />
      <SubmitButton>{t(version === undefined ? 'define' : 'save')}</SubmitButton>
    </Form>
  )
}

type MomentName = 'opensAt' | 'closesAt' | 'endsAt' | 'keptUntil'
type NumberName =
  | 'quota'
  | 'keptQuota'
  | 'offerHours'
  | 'drawMinutes'
  | 'evidencePercent'
  | 'secondReviewPercent'
  | 'evidenceDueDays'
  | 'evidenceDays'
