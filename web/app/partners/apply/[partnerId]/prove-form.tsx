'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../../components/form/form'
import { SubmitButton } from '../../../../components/form/submit-button'
import { CopyCode } from '../../../../partner/copy-code'
import { SiteFinding } from '../../../../partner/site-finding'

interface ProveFormProps {
  action: FormAction
  site: string
  proof: { line: string; recordName: string; fileUrl: string }
}

const heading = 'mt-8 font-semibold text-[1.25rem]'

/** What to write in which of the two places, and a button that looks whether it stands there. */
export function ProveForm({ action, site, proof }: ProveFormProps) {
  const t = useTranslations('siteProof')
  const { line, recordName, fileUrl } = proof
  return (
    <Form action={action} className="mt-8">
      <p>{t('how', { site })}</p>
      <h2 className={heading}>{t('dns.title')}</h2>
      <p className="mt-2">{t('dns.text')}</p>
      <CopyCode label={t('dns.name')} code={recordName} />
      <CopyCode label={t('dns.value')} code={line} />
      <SiteFinding place="dns" />
      <h2 className={heading}>{t('file.title')}</h2>
      <p className="mt-2">{t('file.text')}</p>
      <CopyCode label={t('file.address')} code={fileUrl} />
      <CopyCode label={t('file.content')} code={line} />
      <SiteFinding place="file" />
      <SubmitButton waiting={t('checking')}>{t('check')}</SubmitButton>
    </Form>
  )
}
