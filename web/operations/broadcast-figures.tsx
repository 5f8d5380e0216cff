import { useFormatter, useTranslations } from 'use-intl/react'
import type { BoardBroadcast } from './board'

interface BroadcastFiguresProps {
  broadcast: BoardBroadcast
  health: NonNullable<BoardBroadcast['health']>
  now: Date
}

/** Nodes send figures every two seconds: these are of the past. */
const oldAfterMs = 10_000

/** What comes in and what is made of it; of a broadcast that has ended, what last was. */
export function BroadcastFigures({ broadcast, health, now }: BroadcastFiguresProps) {
  const t = useTranslations('operations.figures')
  const format = useFormatter()
  const whole = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  const isOnAir = broadcast.state === 'live' || broadcast.state === 'interrupted'
  const takenAt = new Date(health.takenAt)
  const isOld = isOnAir && now.getTime() - takenAt.getTime() > oldAfterMs
  const { receivedKbps, receivedFps = 0, width, height } = health.figures
  const { renditions, requestsPerSecond, recording } = health.figures
  const picture = width && height ? `${width} × ${height}` : null
  const rows: [name: string, value: string | false | null | undefined][] = [
    [t('old'), isOld && format.relativeTime(takenAt, now)],
    [t('received'), isOnAir && t('kbps', { value: whole(receivedKbps) })],
    [
      t('picture'),
      picture && isOnAir
        ? `${picture}, ${t('fps', { value: whole(receivedFps) })}`
        : (picture ?? t('noPicture')),
    ],
    [t('renditions'), listRenditions(t, { renditions, isOnAir }).join(t('separator'))],
    [
      t('requests'),
      isOnAir &&
        requestsPerSecond !== undefined &&
        t('perSecond', { value: whole(requestsPerSecond) }),
    ],
    [
      t('recording'),
      recording && (isOnAir || recording === 'failed') && t(`recordingState.${recording}`),
    ],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-[0.9375rem] tabular-nums">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

interface RenditionsOptions {
  renditions: BroadcastFiguresProps['health']['figures']['renditions']
  isOnAir: boolean
}

/** Their names; why one is not made matters as long as it could be. */
function listRenditions(
  t: ReturnType<typeof useTranslations<'operations.figures'>>,
  { renditions, isOnAir }: RenditionsOptions,
) {
  return renditions.map(({ id, state }) => {
    const name = id === 'video' || id === 'audio' || id === 'audio-64k' ? t(`rendition.${id}`) : id
    if (state === 'made' || !isOnAir) return name
    return t('notMade', { name, state: t(`renditionState.${state}`) })
  })
}
