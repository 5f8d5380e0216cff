import { getReader } from '../../i18n/reader'

export default async function OperationsLoading() {
  const { t } = await getReader()
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operations.title')}</h1>
      <p role="status" className="mt-4 min-h-64 text-muted">
        {t('operations.loading')}
      </p>
    </>
  )
}
