'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

interface PublishFormProps {
  action: FormAction
  /** Of the draft that was looked at. */
  version: number
}

export function PublishForm({ action, version }: PublishFormProps) {
  const t = useTranslations('programmes')
  return (
    <Form action={action}>
      <input type="hidden" name="version" value={version} />
      <SubmitButton look="danger">{t('publishButton')}</SubmitButton>
    </Form>
  )
}
