'use client'

import { useTranslations } from 'use-intl/react'
import { Problem } from '../components/problem'

export default function ErrorPage() {
  const t = useTranslations('problem')
  return (
    <Problem title={t('errorTitle')} text={t('errorText')}>
      <button type="button" className="button-primary" onClick={() => location.reload()}>
        {t('retry')}
      </button>
    </Problem>
  )
}
