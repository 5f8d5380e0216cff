import Link from 'next/link'
import { Problem } from '../components/problem'
import { getReader } from '../i18n/reader'

export default async function NotFoundPage() {
  const { t } = await getReader()
  return (
    <Problem title={t('problem.notFoundTitle')} text={t('problem.notFoundText')}>
      <Link href="/" className="button-primary">
        {t('problem.home')}
      </Link>
    </Problem>
  )
}
