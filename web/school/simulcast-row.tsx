import type { listSimulcastTargets } from '@/domain/simulcast/list-simulcast-targets'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'

interface SimulcastRowProps {
  target: Awaited<ReturnType<typeof listSimulcastTargets>>[number]
  /** The school's. */
  timeZone: string
  switchTo(): Promise<void>
  remove(): Promise<void>
}

/** One address, what is sent there, and whether it is on. */
export async function SimulcastRow({ target, timeZone, switchTo, remove }: SimulcastRowProps) {
  const { t, format, locale } = await getReader()
  const { name, address, isOn, classroom, classSession } = target
  const place = classSession
    ? t('school.simulcast.oneOf', {
        title: chooseText({ zh: classSession.titleZh, en: classSession.titleEn }, locale),
        time: format.dateTime(classSession.startsAt, {
          ...{ dateStyle: 'medium', timeStyle: 'short', timeZone },
        }),
      })
    : t('school.simulcast.allOf', { name: classroom?.name ?? '' })
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="min-w-0">
        <span className="font-semibold">{name}</span>{' '}
        <span className={isOn ? 'text-leaf' : 'text-muted'}>
          {t(isOn ? 'school.simulcast.isOn' : 'school.simulcast.isOff')}
        </span>
        <span className="block text-[0.9375rem] text-muted">
          <span className="break-all">{address}</span>
          <br />
          {place}
        </span>
      </p>
      <div className="flex flex-wrap gap-3">
        <form action={switchTo}>
          <button
            type="submit"
            className="button-quiet"
            aria-label={t(isOn ? 'school.simulcast.switchOffOf' : 'school.simulcast.switchOnOf', {
              name,
            })}
          >
            {t(isOn ? 'school.simulcast.switchOff' : 'school.simulcast.switchOn')}
          </button>
        </form>
        <form action={remove}>
          <button
            type="submit"
            className="button-danger"
            aria-label={t('school.simulcast.removeOf', { name })}
          >
            {t('school.simulcast.remove')}
          </button>
        </form>
      </div>
    </li>
  )
}
