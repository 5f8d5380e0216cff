'use client'

import { useTranslations } from 'use-intl/react'
import type { LineProblem } from '@/domain/school/read-invitation-list'
import { mostListBytes } from '@/domain/school/read-list-file'
import { ChoiceField } from '../../../../components/form/choice-field'
import { FileField } from '../../../../components/form/file-field'
import { Form } from '../../../../components/form/form'
import type { FormState } from '../../../../components/form/form-state'
import { SubmitButton } from '../../../../components/form/submit-button'
import { TextAreaField } from '../../../../components/form/text-area-field'
import { useLastState } from '../../../../components/form/use-last-state'

export type InviteState = FormState & { lineProblems?: LineProblem[] }

interface InviteFormProps {
  action(former: FormState, form: FormData): Promise<InviteState>
}

const mostShown = 50
const staffRoles = ['teacher', 'school_administrator'] as const

/** Takes a pasted list or a file; every line that cannot be used is named, and then nobody is invited. */
export function InviteForm({ action }: InviteFormProps) {
  const t = useTranslations('school.people')
  const [last, invite] = useLastState(action)
  const lineProblems = last?.lineProblems ?? []
  return (
    <Form action={invite}>
      {lineProblems.length > 0 && (
        <ul className="mb-4 max-h-80 overflow-y-auto rounded-xl border border-line p-4 text-[0.9375rem]">
          {lineProblems.slice(0, mostShown).map(({ line, problem, text }) => (
            <li key={line} className="py-1">
              <strong>{t('line', { line })}</strong> {t(`lineProblem.${problem}`)}{' '}
              <span className="text-muted">{text}</span>
            </li>
          ))}
          {lineProblems.length > mostShown && (
            <li>{t('moreLines', { count: lineProblems.length - mostShown })}</li>
          )}
        </ul>
      )}
      <ChoiceField
        name="role"
        label={t('role')}
        choices={staffRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <TextAreaField name="list" label={t('list')} hint={t('listHint')} rows={8} />
      <FileField
        name="file"
        label={t('file')}
        accept=".csv,.txt,text/csv,text/plain"
        mostBytes={mostListBytes}
        tooLarge={t('fileProblem.too_large')}
      />
      <SubmitButton>{t('inviteButton')}</SubmitButton>
    </Form>
  )
}
