import type { listDisputedCases } from '@/domain/family/duplicates/list-disputed-cases'
import type { FormAction } from '../../components/form/form'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import { sayRegion } from '../region-choices'
import { DecideForm } from './decide-form'

type Case = Awaited<ReturnType<typeof listDisputedCases>>[number]

/** Both entries side by side, with what the later guardian says. */
export async function DisputedCase({ decide, ...found }: Case & { decide: FormAction }) {
  const { t, format, locale } = await getReader()
  const { programme, earlier, later, statement } = found
  const entries = [
    { side: 'earlier', entry: earlier },
    { side: 'later', entry: later },
  ] as const
  return (
    <li className="rounded-2xl border border-line bg-raised p-5">
      <h2 className="font-semibold text-[1.125rem]">{chooseText(programme, locale)}</h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        {entries.map(({ side, entry }) => (
          <dl key={side} className="text-[0.9375rem]">
            <dt className="text-muted">{t(`duplicate.staff.${side}`)}</dt>
            {entry && (
              <>
                <dd className="font-semibold">{entry.profile.name}</dd>
                <dd>
                  {t('ask.born', {
                    year: String(entry.profile.birthYear),
                    month: entry.profile.birthMonth,
                  })}
                </dd>
                <dd>{sayRegion(entry.profile.regionCode, locale)}</dd>
                <dd>
                  {format.dateTime(entry.askedAt, { dateStyle: 'medium', timeStyle: 'short' })}
                </dd>
                <dd>{t(`subscription.state.${entry.state}`)}</dd>
              </>
            )}
          </dl>
        ))}
      </div>
      {statement && (
        <p className="mt-3 whitespace-pre-line rounded-lg bg-sunken p-3">{statement}</p>
      )}
      <DecideForm action={decide} />
    </li>
  )
}
