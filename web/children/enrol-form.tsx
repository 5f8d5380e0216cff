'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { tickName } from './read-ticked'

interface EnrolFormProps {
  action: FormAction
  /** Whom the course is open to and who is not in it yet. */
  candidates: { childId: string; name: string }[]
}

/** Enrols several children at once; when nobody is left it stays to say what was done. */
export function EnrolForm({ action, candidates }: EnrolFormProps) {
  const t = useTranslations('courses.enrol')
  return (
    <Form action={action} className="mt-4">
      {candidates.length > 0 && (
        <>
          <fieldset>
            <legend className="font-semibold">{t('choose')}</legend>
            {candidates.map(({ childId, name }) => (
              <label key={childId} className="mt-1 flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  name={tickName(childId)}
                  defaultChecked={candidates.length === 1}
                  className="size-5 shrink-0 accent-leaf"
                />
                {name}
              </label>
            ))}
          </fieldset>
          <SubmitButton>{t('button')}</SubmitButton>
        </>
      )}
    </Form>
  )
}
