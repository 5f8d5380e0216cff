import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { listProvinces } from '@/domain/region/divisions'
import { findCurrentAccount } from '../../../auth/current-account'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { listTimeZones } from '../../../i18n/time-zone'
import { openHere } from './actions'
import { OpenSchoolForm } from './open-school-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('openSchool.title'), description: t('openSchool.text') }
}

const points = ['free', 'trial', 'full', 'children'] as const

export default async function OpenSchoolPage() {
  const [{ t, locale, timeZone }, account] = await Promise.all([getReader(), findCurrentAccount()])
  const provinces = listProvinces().map(({ regionCode, ...name }) => ({
    value: regionCode,
    label: chooseText(name, locale),
  }))
  return (
    <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[1fr_22rem]">
      <div>
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('openSchool.title')}</h1>
        <p className="mt-2 max-w-[60ch] text-muted">{t('openSchool.text')}</p>
        <OpenSchoolForm
          action={openHere}
          provinces={provinces}
          timeZone={timeZone}
          timeZones={listTimeZones(timeZone)}
          requestId={randomUUID()}
          contact={account && { name: account.name, email: account.email }}
        />
      </div>
      <aside className="self-start rounded-2xl bg-sunken p-6 lg:order-last">
        <h2 className="font-semibold text-[1.25rem]">{t('openSchool.what.title')}</h2>
        <ul className="mt-3 flex flex-col gap-3">
          {points.map((point) => (
            <li key={point}>{t(`openSchool.what.${point}`)}</li>
          ))}
        </ul>
      </aside>
    </div>
  )
}
