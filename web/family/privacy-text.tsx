import { connection } from 'next/server'
import { getReader } from '../i18n/reader'
import { privacyParts } from './privacy-parts'

interface PrivacyTextProps {
  /** What settings say. */
  values: { months: number; days: number }
  /** An e-mail address. */
  contact: string | undefined
}

export async function PrivacyText({ values, contact }: PrivacyTextProps) {
  await connection()
  const { t } = await getReader()
  return (
    <article className="max-w-[44rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('privacy.title')}</h1>
      <p className="mt-2">{t('privacy.text')}</p>
      {privacyParts.map(({ part, names }) => (
        <section key={part} className="mt-8">
          <h2 className="font-semibold text-[1.25rem]">{t(`privacy.part.${part}`)}</h2>
          <ul className="mt-2 list-disc space-y-2 pl-6">
            {names.map((name) => (
              <li key={name}>{t(`privacy.promise.${name}`, values)}</li>
            ))}
          </ul>
        </section>
      ))}
      <h2 className="mt-8 font-semibold text-[1.25rem]">{t('privacy.kept.title')}</h2>
      <p className="mt-2">{t('privacy.kept.text')}</p>
      <h2 className="mt-8 font-semibold text-[1.25rem]">{t('privacy.complain.title')}</h2>
      <p className="mt-2">
        {contact ? t('privacy.complain.contact', { contact }) : t('privacy.complain.nobody')}{' '}
        {t('privacy.complain.text')}
      </p>
    </article>
  )
}
