'use client'

import { useTranslations } from 'use-intl/react'
import { Form } from '../../../../components/form/form'
import type { FormState } from '../../../../components/form/form-state'
import { SubmitButton } from '../../../../components/form/submit-button'
import { TextField } from '../../../../components/form/text-field'
import { useLastState } from '../../../../components/form/use-last-state'

export type LinkState = FormState & { url?: string }

interface LinkFormProps {
  action(former: FormState, form: FormData): Promise<LinkState>
}

/** Makes a link for one teacher, shown once. */
export function LinkForm({ action }: LinkFormProps) {
  const t = useTranslations('school.people')
  const [last, make] = useLastState(action)
  const url = last?.url
  return (
    <>
      <Form action={make}>
        <TextField
          name="name"
          label={t('linkName')}
          hint={t('linkHint')}
          maxLength={120}
          required
        />
        <SubmitButton look="quiet">{t('linkButton')}</SubmitButton>
      </Form>
      {url && (
        <p role="status" className="mt-4 rounded-xl border border-leaf bg-leaf-wash p-4">
          <span className="font-semibold">{t('linkOnce')}</span>
          <code className="mt-2 block select-all break-all text-[0.9375rem]">{url}</code>
        </p>
      )}
    </>
  )
}
