'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SecretText } from '../components/form/secret-text'
import { SubmitButton } from '../components/form/submit-button'

interface InviteFormProps {
  action: FormAction
}

/** A link for another guardian, shown once. */
export function InviteForm({ action }: InviteFormProps) {
  const t = useTranslations('family.guardians')
  return (
    <div className="mt-4">
      <p>{t('inviteText')}</p>
      <Form action={action}>
        <SecretText words={t('invited')} />
        <SubmitButton look="quiet">{t('invite')}</SubmitButton>
      </Form>
    </div>
  )
}
