'use client'

import { useTranslations } from 'use-intl/react'
import { FileField } from '../components/form/file-field'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'

interface CoverFormProps {
  change: FormAction
  /** Null where there is none to take away. */
  remove: FormAction | null
  alt: string
  mostBytes: number
}

/** A course's cover: another one, or none. */
export function CoverForm({ change, remove, alt, mostBytes }: CoverFormProps) {
  const t = useTranslations('school.cover')
  return (
    <>
      <Form action={change} values={{ coverAlt: alt }}>
        <FileField
          name="cover"
          label={t('file')}
          hint={t('fileHint')}
          accept="image/jpeg,image/png,image/webp"
          mostBytes={mostBytes}
          tooLarge={t('problem.too_large')}
          required
        />
        <TextField name="coverAlt" label={t('alt')} hint={t('altHint')} maxLength={200} required />
        <SubmitButton look="quiet">{t('save')}</SubmitButton>
      </Form>
      {remove && (
        <Form action={remove}>
          <SubmitButton look="quiet">{t('remove')}</SubmitButton>
        </Form>
      )}
    </>
  )
}
