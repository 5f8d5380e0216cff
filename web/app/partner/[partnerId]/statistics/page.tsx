import { listViewingFigures } from '@/domain/partner/list-viewing-figures'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { enterPartner } from '../../../../partner/enter-partner'

interface StatisticsPageProps {
  params: Promise<{ partnerId: string }>
}

const days = 30
const dayMs = 24 * 3_600_000

/** A partner's own audience of the last weeks. */
export default async function StatisticsPage({ params }: StatisticsPageProps) {
  const { partnerId } = await params
  const { context } = await enterPartner(partnerId, 'statistics')
  const { db, now } = context
  const period = { db, partnerId, from: new Date(now.getTime() - days * dayMs), to: now }
  const [{ t, format, locale }, [all], rows] = await Promise.all([
    getReader(),
    listViewingFigures({ ...period, by: 'all' }),
    listViewingFigures({ ...period, by: 'site_course' }),
  ])
  const start = (ms: number | null) =>
    ms === null
      ? '–'
      : t('partner.statistics.seconds', {
          seconds: format.number(ms / 1000, { maximumFractionDigits: 1 }),
        })
  const share = (ratio: number) =>
    format.number(ratio, { style: 'percent', maximumFractionDigits: 2 })
  const cells = (figures: (typeof rows)[number]) => ({
    viewers: format.number(figures.viewers),
    minutes: format.number(Math.round(figures.minutes)),
    p95: start(figures.p95StartMs),
    rebuffer: share(figures.rebufferRatio),
  })
  const columns = ['viewers', 'minutes', 'p95', 'rebuffer'] as const
  return (
    <div className="pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('partner.statistics.title')}</h2>
      <p className="mt-2 max-w-[70ch]">{t('partner.statistics.text')}</p>
      <p className="mt-4 text-muted">{t('partner.statistics.period', { days })}</p>
      {!all && <p className="mt-4">{t('partner.statistics.none')}</p>}
      {all && (
        <>
          <dl className="mt-3 grid grid-cols-2 gap-4 sm:grid-cols-4">
            {columns.map((column) => (
              <div key={column} className="rounded-2xl bg-sunken p-4">
                <dt className="text-[0.9375rem] text-muted">{t(`partner.statistics.${column}`)}</dt>
                <dd className="font-semibold text-[1.5rem] tabular-nums">{cells(all)[column]}</dd>
              </div>
            ))}
          </dl>
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone.
            tabIndex={0}
            aria-label={t('partner.statistics.title')}
            className="mt-6 overflow-x-auto"
          >
            <table className="w-full min-w-[36rem] text-left">
              <thead>
                <tr className="break-normal border-ink border-b-2">
                  {(['site', 'course', ...columns] as const).map((column) => (
                    <th key={column} scope="col" className="py-2 pr-4">
                      {t(`partner.statistics.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.site} ${row.courseId}`} className="border-line border-b">
                    <td className="py-2 pr-4">{row.site ?? t('partner.statistics.unknownSite')}</td>
                    <td className="py-2 pr-4">
                      {chooseText({ zh: row.titleZh, en: row.titleEn }, locale)}
                    </td>
                    {columns.map((column) => (
                      <td key={column} className="py-2 pr-4 tabular-nums">
                        {cells(row)[column]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
      <p className="mt-6">
        <a href={`/api/partner/${partnerId}/statistics`} className="button-quiet">
          {t('partner.statistics.csv')}
        </a>
      </p>
    </div>
  )
}
