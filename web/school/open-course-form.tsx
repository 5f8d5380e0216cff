'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { CourseFields } from './course-fields'

interface OpenCourseFormProps {
  action: FormAction
  requestId: string
}

export function OpenCourseForm({ action, requestId }: OpenCourseFormProps) {
  const t = useTranslations('school.courses')
  return (
    <Form action={action} requestId={requestId} className="max-w-[34rem]">
      <CourseFields />
      <SubmitButton>{t('openButton')}</SubmitButton>
    </Form>
  )
}
