'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../../components/form/form'
import { SubmitButton } from '../../../../components/form/submit-button'
import { TextField } from '../../../../components/form/text-field'

interface OpenClassroomFormProps {
  action: FormAction
  requestId: string
}

export function OpenClassroomForm({ action, requestId }: OpenClassroomFormProps) {
  const t = useTranslations('school.classrooms')
  return (
    <Form action={action} requestId={requestId}>
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} required />
      <SubmitButton>{t('openButton')}</SubmitButton>
    </Form>
  )
}
