'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

export function CloseSchoolForm({ action }: { action: FormAction }) {
  const t = useTranslations('school.leave')
  return (
    <details className="mt-4">
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t('closeOpen')}
      </summary>
      <Form action={action}>
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="off"
          maxLength={120}
          required
        />
        <TextField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={300}
          required
        />
        <SubmitButton look="danger">{t('closeButton')}</SubmitButton>
      </Form>
    </details>
  )
}
