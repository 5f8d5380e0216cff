import { getReader } from '../../i18n/reader'

export async function Unavailable() {
  const { t } = await getReader()
  return (
    <section className="mt-8 max-w-[60ch] rounded-xl border border-line bg-raised p-6 sm:p-8">
      <h2 className="font-semibold text-2xl">{t('catalogue.unavailableTitle')}</h2>
      <p className="mt-3 text-muted">{t('catalogue.unavailableText')}</p>
      <a href="/" className="button-primary mt-6">
        {t('catalogue.retry')}
      </a>
    </section>
  )
}
