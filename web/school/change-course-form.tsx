'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { KeptField } from '../components/form/kept-field'
import { SubmitButton } from '../components/form/submit-button'
import { CourseFields } from './course-fields'

interface ChangeCourseFormProps {
  action: FormAction
  /** As `showCourse` says. */
  values: Record<string, string>
}

export function ChangeCourseForm({ action, values }: ChangeCourseFormProps) {
  const t = useTranslations('school.courses')
  return (
    <Form action={action} values={values}>
      <KeptField name="version" />
      <CourseFields />
      <SubmitButton look="quiet">{t('save')}</SubmitButton>
    </Form>
  )
}
