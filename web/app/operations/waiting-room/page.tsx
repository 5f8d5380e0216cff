import type { Metadata } from 'next'
import { describeDoor } from '@/domain/waiting-room/describe-door'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { switchHere } from './actions'
import { SwitchForm } from './switch-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('waitingRoom.title'), robots: { index: false } }
}

export default async function WaitingRoomPage() {
  await requireRight('run_waiting_room', { next: '/operations/waiting-room' })
  const [{ t, format }, door] = await Promise.all([
    getReader(),
    describeDoor(domainContext(getPortal())),
  ])
  const figures = [
    ['waiting', format.number(door?.waiting ?? 0)],
    ['rate', format.number(Math.round((door?.admittedPerSecond ?? 0) * 60))],
    ['pressure', format.number(door?.pressure ?? 0, { style: 'percent' })],
  ] as const
  return (
    <div className="max-w-[46rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('waitingRoom.title')}</h1>
      <p className="mt-2 text-muted">{t('waitingRoom.text')}</p>
      <p className="mt-6 font-semibold">
        {t(`waitingRoom.state.${door?.isOpen ? 'open' : 'closed'}`)}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {figures.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{t(`waitingRoom.${name}`)}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <SwitchForm action={switchHere} mode={door?.mode ?? 'auto'} />
    </div>
  )
}
