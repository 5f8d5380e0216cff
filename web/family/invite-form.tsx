'use client'

import { useTranslations } from 'use-intl/react'
import { Form } from '../components/form/form'
import type { FormState } from '../components/form/form-state'
import { SubmitButton } from '../components/form/submit-button'
import { useLastState } from '../components/form/use-last-state'

interface InviteFormProps {
  action: (former: FormState, form: FormData) => Promise<FormState & { url?: string }>
}

/** A link for another guardian, shown once. */
export function InviteForm({ action }: InviteFormProps) {
  const t = useTranslations('family.guardians')
  const [last, noted] = useLastState(action)
  return (
    <div className="mt-4">
      <p>{t('inviteText')}</p>
      <Form action={noted}>
        {last?.url && (
          <div role="status" className="mt-3 rounded-xl border border-leaf bg-leaf-wash p-4">
            <p>{t('invited')}</p>
            <p className="mt-2 select-all break-all font-mono text-[0.9375rem]">{last.url}</p>
          </div>
        )}
        <SubmitButton look="quiet">{t('invite')}</SubmitButton>
      </Form>
    </div>
  )
}
