import Link from 'next/link'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { readOpenProgrammes } from './read-open-programmes'

/** What can be asked for now or soon: what is free, for whom, and until when. Nothing when there is none. */
export async function OpenProgrammes() {
  const [{ t, format, locale }, programmes] = await Promise.all([getReader(), readOpenProgrammes()])
  return programmes.map(({ id, nameZh, nameEn, quota, opensAt, closesAt, tiers, isOpen }) => {
    const name = chooseText({ zh: nameZh, en: nameEn }, locale)
    const first = tiers.length > 1 ? tiers[0] : undefined
    const on = (moment: Date) =>
      format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'short' })
    return (
      <section key={id} aria-label={name} className="mt-6 rounded-2xl bg-leaf-wash p-5">
        <h2 className="font-semibold text-[1.25rem]">{name}</h2>
        <p className="mt-1">{t('ask.free', { quota })}</p>
        {first && (
          <p>
            {t('ask.first', { who: chooseText({ zh: first.nameZh, en: first.nameEn }, locale) })}
          </p>
        )}
        <p className="text-[0.9375rem]">
          {isOpen
            ? t('ask.until', { time: on(closesAt) })
            : t('ask.times', { from: on(opensAt), to: on(closesAt) })}
        </p>
        <Link href={`/family/ask/${id}`} prefetch={false} className="button-primary mt-4">
          {t(isOpen ? 'ask.link' : 'ask.linkSoon')}
        </Link>
      </section>
    )
  })
}
