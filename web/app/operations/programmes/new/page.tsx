import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { requireRight } from '../../../../auth/current-account'
import { getReader } from '../../../../i18n/reader'
import { ProgrammeForm } from '../../../../programmes/programme-form-fields'
import { defineHere } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('programmes.new'), robots: { index: false } }
}

const usual = { keptQuota: '0', offerHours: '48', evidenceRule: 'sample', evidencePercent: '10' }
const usualDays = { secondReviewPercent: '5', evidenceDueDays: '14', evidenceDays: '30' }

export default async function NewProgrammePage() {
  await requireRight('run_programmes', { next: '/operations/programmes/new' })
  const { t, timeZone } = await getReader()
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('programmes.new')}</h1>
      <p className="mt-2 max-w-[38rem] text-muted">{t('programmes.newText')}</p>
      <ProgrammeForm
        action={defineHere}
        requestId={randomUUID()}
        values={{ ...usual, ...usualDays }}
        zoneName={timeZone}
      />
    </>
  )
}
