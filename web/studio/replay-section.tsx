import type { Studio } from '@/domain/broadcast/find-studio'
import { toLocalTime } from '@/domain/course/local-time'
import type { FormAction } from '../components/form/form'
import { getReader } from '../i18n/reader'
import { ReplayForms } from './replay-forms'

interface ReplaySectionProps {
  studio: Studio
  change: FormAction
  trim: FormAction
}

/** The recording of a class that is over, and what of it is shown. */
export async function ReplaySection({ studio, change, trim }: ReplaySectionProps) {
  const { replay, timeZone, startsAt, endsAt } = studio
  const { t } = await getReader()
  if (!replay) return null
  const local = (moment: Date) => {
    const { date, time } = toLocalTime(moment, timeZone)
    // No zone of today is off by seconds.
    return `${date}T${time}:${String(moment.getUTCSeconds()).padStart(2, '0')}`
  }
  const isTrimmed = replay.from !== null
  return (
    <section aria-labelledby="replay" className="mt-8">
      <h2 id="replay" className="font-semibold text-[1.375rem]">
        {t('studio.replay.title')}
      </h2>
      <p className="mt-1">
        {t(
          replay.isWithdrawn
            ? 'studio.replay.isWithdrawn'
            : isTrimmed
              ? 'studio.replay.isTrimmed'
              : 'studio.replay.isShown',
        )}
      </p>
      <ReplayForms
        {...{ change, trim, timeZone, isTrimmed, isWithdrawn: replay.isWithdrawn }}
        from={local(replay.from ?? startsAt)}
        to={local(replay.to ?? endsAt)}
      />
    </section>
  )
}
