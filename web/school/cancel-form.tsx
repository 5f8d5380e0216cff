'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

export function CancelForm({ action, version }: { action: FormAction; version: number }) {
  const t = useTranslations('school.plan')
  return (
    <details className="mt-10 border-line border-t pt-6">
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t('cancel')}
      </summary>
      <Form action={action}>
        <input type="hidden" name="version" value={version} />
        <TextField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={300}
          required
        />
        <SubmitButton look="danger">{t('cancelButton')}</SubmitButton>
      </Form>
    </details>
  )
}
