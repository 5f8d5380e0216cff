'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { TextAreaField } from '../../../components/form/text-area-field'
import { TextField } from '../../../components/form/text-field'

interface ApplyFormProps {
  action: FormAction
  requestId: string
}

export function ApplyForm({ action, requestId }: ApplyFormProps) {
  const t = useTranslations('partnerApply')
  return (
    <Form action={action} requestId={requestId} className="max-w-[34rem]">
      <TextField name="nameZh" label={t('nameZh')} maxLength={120} required />
      <TextField name="nameEn" label={t('nameEn')} maxLength={120} required />
      <TextField
        name="site"
        type="url"
        label={t('site')}
        hint={t('siteHint')}
        autoComplete="url"
        maxLength={300}
        required
      />
      <TextField
        name="contactName"
        label={t('contactName')}
        autoComplete="name"
        maxLength={120}
        required
      />
      <TextField
        name="contactEmail"
        type="email"
        label={t('contactEmail')}
        hint={t('contactEmailHint')}
        autoComplete="email"
        required
      />
      <TextAreaField name="purpose" label={t('purpose')} rows={4} maxLength={1000} required />
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
