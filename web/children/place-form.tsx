'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

interface PlaceFormProps {
  action: FormAction
  childId: string
  name: string
  deed: 'accept' | 'decline' | 'leave' | 'leaveWaitlist'
}

/** One button: what a family does with a place, or with the wait for one. */
export function PlaceForm({ action, childId, name, deed }: PlaceFormProps) {
  const t = useTranslations('courses.enrol')
  return (
    <Form action={action}>
      <input type="hidden" name="childId" value={childId} />
      <SubmitButton look={deed === 'accept' ? 'primary' : 'quiet'}>
        <span aria-hidden="true">{t(deed)}</span>
        <span className="sr-only">{t('ofChild', { name, action: t(deed) })}</span>
      </SubmitButton>
    </Form>
  )
}
