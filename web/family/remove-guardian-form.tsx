'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

export function RemoveGuardianForm({ action }: { action: FormAction }) {
  const t = useTranslations('family.guardians')
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
        {t('removeOpen')}
      </summary>
      <Form action={action} className="mt-2">
        <p>{t('removeText')}</p>
        <SubmitButton look="danger">{t('remove')}</SubmitButton>
      </Form>
    </details>
  )
}
