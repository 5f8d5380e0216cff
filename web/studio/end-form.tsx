'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

export function EndForm({ action }: { action: FormAction }) {
  const t = useTranslations('studio')
  return (
    <details className="mt-8 border-line border-t pt-5">
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t('end')}
      </summary>
      <p className="mt-2 text-[0.9375rem]">{t('endText')}</p>
      <Form action={action}>
        <SubmitButton look="danger">{t('endButton')}</SubmitButton>
      </Form>
    </details>
  )
}
