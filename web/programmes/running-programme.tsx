import Link from 'next/link'
import { dryRun } from '@/domain/enrolment/dry-run'
import type { ProgrammeRules } from '@/domain/enrolment/find-programme-rules'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'

interface RunningProgrammeProps {
  programme: ProgrammeRules
}

/** A published programme for operators: what would be decided now, and where everybody sees how it goes. */
export async function RunningProgramme({ programme }: RunningProgrammeProps) {
  const { db } = getPortal()
  const [{ t, locale, format }, run] = await Promise.all([
    getReader(),
    dryRun({ db, programmeId: programme.id }),
  ])
  const nameOf = (rank: number) => {
    const tier = programme.tiers.find((one) => one.rank === rank)
    return tier ? chooseText({ zh: tier.nameZh, en: tier.nameEn }, locale) : String(rank)
  }
  return (
    <div className="mt-4 max-w-[46rem]">
      <p>{t('programmes.rulesStand')}</p>
      <p className="mt-3">
        <Link
          href={`/programmes/${programme.id}`}
          className="text-leaf underline underline-offset-4"
        >
          {t('programmes.publicPage')}
        </Link>
      </p>
      <h2 className="mt-8 font-semibold text-[1.375rem]">{t('programmes.dryRun')}</h2>
      <p className="mt-1 text-muted">
        {t('programmes.dryRunText', {
          free: run.free.all,
          others: run.free.others,
          at: format.dateTime(run.askedUntil, { dateStyle: 'medium', timeStyle: 'medium' }),
        })}
      </p>
      {run.tiers.length === 0 && <p className="mt-3">{t('programmes.nobodyWaits')}</p>}
      <ul className="mt-3 flex flex-col gap-2">
        {run.tiers.map(({ tier, outcome, children }) => (
          <li key={`${tier}${outcome}`}>
            {t(`programmes.outcome.${outcome}`, { children, tier: nameOf(tier) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
