'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

export function ArchiveCourseForm({ action, version }: { action: FormAction; version: number }) {
  const t = useTranslations('school.courses')
  return (
    <details className="mt-10 border-line border-t pt-6">
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t('archive')}
      </summary>
      <p className="mt-2">{t('archiveText')}</p>
      <Form action={action}>
        <input type="hidden" name="version" value={version} />
        <TextField name="reason" label={t('archiveReason')} maxLength={300} required />
        <SubmitButton look="danger">{t('archiveButton')}</SubmitButton>
      </Form>
    </details>
  )
}
