'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../components/form/form'
import { SubmitButton } from '../../../components/form/submit-button'
import { SiteFinding } from '../../../partner/site-finding'

/** Looks again whether a partner's site carries its proof. */
export function CheckForm({ action }: { action: FormAction }) {
  const t = useTranslations('siteProof')
  return (
    <Form action={action}>
      <SiteFinding place="dns" />
      <SiteFinding place="file" />
      <SubmitButton look="quiet" waiting={t('checking')}>
        {t('check')}
      </SubmitButton>
    </Form>
  )
}
