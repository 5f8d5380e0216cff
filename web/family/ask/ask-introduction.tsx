import Link from 'next/link'
import type { ProgrammeRules } from '@/domain/enrolment/find-programme-rules'
import { childrenNotice } from '@/domain/family/consent-texts'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'

interface AskIntroductionProps {
  programme: ProgrammeRules
  isOpen: boolean
}

/** A programme in few words, who goes first and why, and the notice about children's data. */
export async function AskIntroduction({ programme, isOpen }: AskIntroductionProps) {
  const { t, format, locale } = await getReader()
  const { nameZh, nameEn, textZh, textEn, quota, tiers, opensAt, closesAt, drawMinutes } = programme
  const on = (moment: Date) => format.dateTime(moment, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: nameZh, en: nameEn }, locale)}
      </h1>
      <p className="mt-2 whitespace-pre-line">{chooseText({ zh: textZh, en: textEn }, locale)}</p>
      <p className="mt-3 font-semibold">{t('ask.free', { quota })}</p>
      <p className="mt-1">
        {isOpen
          ? t('ask.until', { time: on(closesAt) })
          : t('ask.times', { from: on(opensAt), to: on(closesAt) })}
      </p>
      <h2 className="mt-8 font-semibold text-[1.25rem]">{t('ask.order.title')}</h2>
      <ol className="mt-2 list-decimal space-y-1 pl-6">
        {tiers.map(({ rank, nameZh: zh, nameEn: en }) => (
          <li key={rank}>{chooseText({ zh, en }, locale)}</li>
        ))}
      </ol>
      <p className="mt-2">
        {drawMinutes ? t('ask.order.draw', { minutes: drawMinutes }) : t('ask.order.time')}
      </p>
      <h2 className="mt-8 font-semibold text-[1.25rem]">{t('ask.notice.title')}</h2>
      <ul className="mt-2 list-disc space-y-2 pl-6">
        {childrenNotice[locale].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap gap-x-6">
        <Link href="/privacy" prefetch={false} className={linkLook}>
          {t('ask.notice.more')}
        </Link>
        <Link href={`/programmes/${programme.id}`} prefetch={false} className={linkLook}>
          {t('ask.figures')}
        </Link>
      </p>
    </>
  )
}

const linkLook = 'inline-flex min-h-11 items-center text-leaf underline underline-offset-4'
