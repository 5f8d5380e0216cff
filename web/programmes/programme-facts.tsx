import Link from 'next/link'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'
import type { PublicProgramme } from './find-public-programme'

/** When, how many, and in which order; with the way to ask while it is open. */
export async function ProgrammeFacts({ programme }: { programme: PublicProgramme }) {
  const { t, locale, format } = await getReader()
  const now = new Date(getPortal().clock())
  const { quota, keptQuota, keptUntil, opensAt, closesAt, tiers, tranches } = programme
  const at = (moment: Date) => format.dateTime(moment, { dateStyle: 'long', timeStyle: 'short' })
  const isOpen = opensAt <= now && now < closesAt
  return (
    <section className="mt-6">
      <ul className="list-disc pl-5">
        <li>{t('programmes.places', { places: quota })}</li>
        <li>{t('programmes.open', { from: at(opensAt), until: at(closesAt) })}</li>
        {keptQuota > 0 && keptUntil && (
          <li>{t('programmes.kept', { places: keptQuota, until: at(keptUntil) })}</li>
        )}
        {tranches.map((tranche) => (
          <li key={tranche.opensAt.getTime()}>
            {t('programmes.tranche', { places: tranche.places, at: at(tranche.opensAt) })}
          </li>
        ))}
        <li>{t('programmes.order')}</li>
      </ul>
      <ol className="mt-3 list-decimal pl-5">
        {tiers.map(({ rank, nameZh, nameEn }) => (
          <li key={rank}>{chooseText({ zh: nameZh, en: nameEn }, locale)}</li>
        ))}
      </ol>
      {isOpen && (
        <Link
          href={`/family/ask/${programme.id}`}
          prefetch={false}
          className="button-primary mt-6 inline-flex"
        >
          {t('programmes.ask')}
        </Link>
      )}
    </section>
  )
}
