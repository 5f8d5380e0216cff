import Link from 'next/link'
import { notFound } from 'next/navigation'
import { toLocalTime } from '@/domain/course/local-time'
import { chooseText } from '../../../../../i18n/choose-text'
import { getReader } from '../../../../../i18n/reader'
import { EmbedCodes } from '../../../../../partner/embed-codes'
import { EmbedForm } from '../../../../../partner/embed-form'
import { enterPartner } from '../../../../../partner/enter-partner'
import { changeHere, withdrawHere } from './actions'

interface EmbedPageProps {
  params: Promise<{ partnerId: string; embedId: string }>
}

/** One player: how it looks, what to place on a page, where it may stand, and its end. */
export default async function EmbedPage({ params }: EmbedPageProps) {
  const { partnerId, embedId } = await params
  const { context } = await enterPartner(partnerId, `embeds/${embedId}`)
  const where = { id: embedId, partnerId }
  const embed = await context.db.embed.findUnique({ where, include: { course: true } })
  if (!embed) notFound()
  const { t, format, locale, timeZone } = await getReader()
  const { name, course, origins, colour, validFrom, validUntil, withdrawnAt } = embed
  const day = (date: Date | null) => (date ? toLocalTime(date, timeZone).date : '')
  const values = {
    ...{ name, origins: origins.join('\n'), locale: embed.locale ?? '', colour: colour ?? '' },
    ...{ validFrom: day(validFrom), validUntil: day(validUntil) },
  }
  return (
    <div className="pt-6">
      <Link
        href={`/partner/${partnerId}`}
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('partner.embed.back')}
      </Link>
      <h2 className="font-semibold text-[1.375rem]">{name}</h2>
      <p className="text-muted">{chooseText({ zh: course.titleZh, en: course.titleEn }, locale)}</p>
      {withdrawnAt ? (
        <p className="mt-6 max-w-[70ch] rounded-xl border border-line bg-sunken p-4">
          {t('partner.embed.withdrawnAt', {
            time: format.dateTime(withdrawnAt, { dateStyle: 'long', timeStyle: 'short' }),
          })}
        </p>
      ) : (
        <div className="mt-4 grid gap-x-12 gap-y-10 lg:grid-cols-2">
          <EmbedCodes embed={embed} />
          <div>
            <h3 className="font-semibold text-[1.125rem]">{t('partner.embed.settings')}</h3>
            <EmbedForm action={changeHere.bind(null, partnerId, embedId)} values={values} />
            <h3 className="mt-10 font-semibold text-[1.125rem]">{t('partner.embed.withdraw')}</h3>
            <p className="mt-2">{t('partner.embed.withdrawText')}</p>
            <form action={withdrawHere.bind(null, partnerId, embedId)} className="mt-4">
              <button type="submit" className="button-danger">
                {t('partner.embed.withdrawButton')}
              </button>
            </form>
          </div>
        </div>
      )}
    </div>
  )
}
