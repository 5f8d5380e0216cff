'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { CourseFields } from './course-fields'

interface ChangeCourseFormProps {
  action: FormAction
  version: number
  values: Record<string, string>
}

export function ChangeCourseForm({ action, version, values }: ChangeCourseFormProps) {
  const t = useTranslations('school.courses')
  return (
    <Form action={action} values={values}>
      <input type="hidden" name="version" value={version} />
      <CourseFields />
      <SubmitButton look="quiet">{t('save')}</SubmitButton>
    </Form>
  )
}
