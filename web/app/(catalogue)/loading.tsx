import { getReader } from '../../i18n/reader'

export default async function CatalogueLoading() {
  const { t } = await getReader()
  return (
    <>
      <h1 className="font-semibold text-[2rem] sm:text-[2.75rem]">{t('site.tagline')}</h1>
      <p role="status" className="mt-8 min-h-64 text-muted">
        {t('catalogue.loading')}
      </p>
    </>
  )
}
