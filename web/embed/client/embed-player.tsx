import { useCallback, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { Player, type PlayerView } from '../../player/player'
import { makeViewerId } from '../../player/presence'
import { Slate } from '../../player/slate'
import { embedPath } from './ask-embed'
import type { EmbedFacts } from './facts'
import { findParentOrigin } from './parent-origin'
import { QualityMeter } from './quality-meter'
import { sendViewing } from './send-viewing'
import { useEmbed } from './use-embed'
import { useParentChannel } from './use-parent-channel'
import { useQualityMeter } from './use-quality-meter'

/** The player of an embed: whatever is on of its course, for as long as the embed is open. */
export function EmbedPlayer({ facts }: { facts: EmbedFacts }) {
  const t = useTranslations('embed')
  const { embedId, wished, locale, owner, words, renderedAtMs } = facts
  const { embed, goOver } = useEmbed(facts)
  const view = useRef<PlayerView | null>(null)
  const meter = useRef(new QualityMeter({ openedOnAir: words.state === 'live' }))
  const viewerId = useRef('')
  const channel = useParentChannel({ embedId, view, viewers: embed.shown?.viewers ?? 0 })
  useQualityMeter(meter.current, view)
  const onView = useCallback(
    (next: PlayerView) => {
      view.current = next
      channel.tell(next)
    },
    [channel],
  )
  const { standing, shown } = embed
  useEffect(() => {
    if (standing !== 'open') channel.tellState(standing)
  }, [channel, standing])
  if (standing !== 'open') {
    return <Slate title={t(`${standing}.title`)} text={t(`${standing}.text`, { owner })} />
  }
  if (!shown) return <Slate title={t('nothing')} text={t('nothingText')} />
  const { classSessionId, title, startsAtMs, endsAtMs } = shown
  const tellPresence = () => {
    viewerId.current ||= makeViewerId()
    const site = findParentOrigin(document)
    const quality = meter.current.take()
    sendViewing(embedId, { viewerId: viewerId.current, classSessionId, site, ...quality })
  }
  const isFirst = classSessionId === facts.answer.shown?.classSessionId
  const { state, playlistUrl, stateUrl, replay, next } = words
  const playback = playlistUrl && stateUrl ? { playlistUrl, stateUrl } : null
  const start = isFirst ? { state, playback, replay, next } : nothingYet
  return (
    <Player
      key={classSessionId}
      {...start}
      {...{ classSessionId, startsAtMs, endsAtMs, renderedAtMs, tellPresence, onView }}
      onNext={goOver}
      title={title[locale]}
      portalPath={embedPath(embedId, { wished, shown: classSessionId })}
    />
  )
}

/** Of a class that has come on meanwhile: its own first answer follows at once. */
const nothingYet = { state: 'not_yet', playback: null, replay: null, next: null } as const
