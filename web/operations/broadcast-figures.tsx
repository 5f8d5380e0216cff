import { useFormatter, useTranslations } from 'use-intl/react'
import type { BoardBroadcast } from './board'

interface BroadcastFiguresProps {
  broadcast: BoardBroadcast
  figures: NonNullable<BoardBroadcast['health']>['figures']
}

/** What comes in and what is made of it; of a broadcast that has ended, what last was. */
export function BroadcastFigures({ broadcast, figures }: BroadcastFiguresProps) {
  const t = useTranslations('operations.figures')
  const format = useFormatter()
  const whole = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  const isOnAir = broadcast.state === 'live' || broadcast.state === 'interrupted'
  const { receivedKbps, receivedFps, width, height, renditions, requestsPerSecond } = figures
  const picture = width && height ? `${width} × ${height}` : t('noPicture')
  const rows: [string, string][] = [
    ...(isOnAir
      ? ([[t('received'), t('kbps', { value: whole(receivedKbps) })]] satisfies [string, string][])
      : []),
    [
      t('picture'),
      isOnAir && width && receivedFps !== undefined
        ? `${picture}, ${t('fps', { value: whole(receivedFps) })}`
        : picture,
    ],
    [
      t('renditions'),
      renditions.map(({ id, state }) => nameOf(t, { id, state })).join(t('separator')),
    ],
    ...(isOnAir && requestsPerSecond !== undefined
      ? ([[t('requests'), t('perSecond', { value: whole(requestsPerSecond) })]] satisfies [
          string,
          string,
        ][])
      : []),
    ...(figures.recording
      ? ([[t('recording'), t(`recordingState.${figures.recording}`)]] satisfies [string, string][])
      : []),
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-[0.9375rem] tabular-nums">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Rendition = BroadcastFiguresProps['figures']['renditions'][number]

function nameOf(
  t: ReturnType<typeof useTranslations<'operations.figures'>>,
  { id, state }: Rendition,
) {
  const name = id === 'video' || id === 'audio' || id === 'audio-64k' ? t(`rendition.${id}`) : id
  return state === 'made' ? name : t('notMade', { name, state: t(`renditionState.${state}`) })
}
