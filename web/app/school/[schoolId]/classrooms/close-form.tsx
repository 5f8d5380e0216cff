'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../../components/form/form'
import { SubmitButton } from '../../../../components/form/submit-button'

export function CloseForm({ action }: { action: FormAction }) {
  const t = useTranslations('school.classrooms')
  return (
    <details className="mt-4">
      <summary className="min-h-6 cursor-pointer text-[0.9375rem] text-muted underline underline-offset-4">
        {t('close')}
      </summary>
      <p className="mt-2 text-[0.9375rem]">{t('closeText')}</p>
      <Form action={action}>
        <SubmitButton look="danger">{t('closeButton')}</SubmitButton>
      </Form>
    </details>
  )
}
