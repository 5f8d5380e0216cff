'use client'

import { useFormatter, useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../components/form/choice-field'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'

interface ChildFormProps {
  action: FormAction
  years: number[]
  keptAs?: string
  child?: { name: string; birthYear: number; birthMonth: number; grade: number | null }
  /** Where it stands alone, not as a step of an asking. */
  button?: string
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const firstOf = (month: number) => new Date(Date.UTC(2000, month - 1, 1))
const grades = Array.from({ length: 13 }, (_, index) => index)

/** What a child is called, when it was born, and its grade. */
export function ChildForm({ action, years, keptAs, child, button }: ChildFormProps) {
  const t = useTranslations('ask')
  const format = useFormatter()
  const values: Record<string, string> = child
    ? {
        name: child.name,
        birthYear: String(child.birthYear),
        birthMonth: String(child.birthMonth),
        grade: child.grade === null ? 'none' : String(child.grade),
      }
    : {}
  const toChoose = { value: '', label: t('choose') }
  return (
    <Form action={action} values={values} keptAs={keptAs}>
      <TextField
        name="name"
        label={t('child.name')}
        hint={t('child.nameHint')}
        autoComplete="off"
        maxLength={60}
        required
      />
      <div className="grid grid-cols-2 gap-x-4">
        <ChoiceField
          name="birthYear"
          label={t('child.birthYear')}
          choices={[
            toChoose,
            ...years.map((year) => ({ value: String(year), label: String(year) })),
          ]}
          required
        />
        <ChoiceField
          name="birthMonth"
          label={t('child.birthMonth')}
          choices={[
            toChoose,
            ...months.map((month) => ({
              value: String(month),
              label: format.dateTime(firstOf(month), { month: 'long', timeZone: 'UTC' }),
            })),
          ]}
          required
        />
      </div>
      <ChoiceField
        name="grade"
        label={t('child.grade')}
        choices={[
          toChoose,
          ...grades.map((grade) => ({ value: String(grade), label: t('grade', { grade }) })),
          { value: 'none', label: t('noGrade') },
        ]}
        required
      />
      <SubmitButton>{button ?? t('goOn')}</SubmitButton>
    </Form>
  )
}
