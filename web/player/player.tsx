'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Announcer } from './announcer'
import { ControlBar } from './control-bar'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'
import type { PlayerState } from './player-state'
import { ReplayPlayer } from './replay-player'
import { SlateOverlay } from './slate-overlay'
import { TapOverlay } from './tap-overlay'
import { type BroadcastFacts, useBroadcast } from './use-broadcast'
import { useFullscreen } from './use-fullscreen'
import { usePlayerKeys } from './use-player-keys'
import { usePlayerSession } from './use-player-session'
import { usePresence } from './use-presence'
import type { ReplayOffer } from './watch-answer'
import './player.css'

interface PlayerProps extends BroadcastFacts {
  title: string
  startsAtMs: number
  endsAtMs: number
  /** When the server rendered the page, so that both sides count down alike. */
  renderedAtMs: number
  /** Says that it plays, where that is not said of the class itself. */
  tellPresence?: (() => void) | undefined
  /** Is told what the player shows, at each change. */
  onView?: ((view: PlayerView) => void) | undefined
}

/** What a player shows at one moment, for whoever stands around it. */
export interface PlayerView {
  state: PlayerState
  session: PlayerSession | null
  snapshot: PlayerSnapshot
}

export function Player({ title, startsAtMs, endsAtMs, renderedAtMs, ...props }: PlayerProps) {
  const { tellPresence, onView, ...facts } = props
  const t = useTranslations('player')
  const root = useRef<HTMLElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const { model, pass, dispatch } = useBroadcast(facts)
  const { session, snapshot } = usePlayerSession({ container: surface, model, pass, dispatch })
  usePresence({
    classSessionId: facts.classSessionId,
    session,
    isLive: model.state === 'live',
    tellPresence,
  })
  const { state } = model
  useEffect(() => onView?.({ state, session, snapshot }), [onView, state, session, snapshot])
  const fullscreen = useFullscreen(root)
  const onKeyDown = usePlayerKeys({ session, snapshot, toggleFullscreen: fullscreen.toggle })
  const [chosenReplay, chooseReplay] = useState<ReplayOffer | null>(null)
  // A teacher who goes on is more than what was recorded.
  const isShown = model.state === 'ended' && !model.isRefused
  const replay = isShown && chosenReplay?.state === 'ready' ? chosenReplay : null
  const quality = snapshot.choice === 'sound_only' ? 'sound_only' : snapshot.renditionName
  return (
    <section
      ref={root}
      aria-label={t('label', { title })}
      className="player"
      data-state={replay ? 'replay' : model.state}
      data-latency-ms={snapshot.latencyMs ?? undefined}
      data-quality={quality ?? undefined}
      onKeyDown={replay ? undefined : onKeyDown}
    >
      {/* Kept under a replay: the live picture comes back into it. */}
      <div className="player-stage" hidden={replay !== null}>
        <div ref={surface} className="player-surface" />
        <SlateOverlay
          state={model.state}
          wasWatched={model.isRefused}
          replay={model.replay}
          onWatchAgain={() => chooseReplay(model.replay)}
          isSoundOnly={snapshot.choice === 'sound_only'}
          startsAtMs={startsAtMs}
          renderedAtMs={renderedAtMs}
        />
        {session && model.state === 'live' && <TapOverlay session={session} snapshot={snapshot} />}
      </div>
      {replay ? (
        <ReplayPlayer
          classSessionId={facts.classSessionId}
          playlistUrl={replay.playlistUrl}
          pass={pass}
          durationSeconds={replay.seconds}
          timetable={{ startsAtMs, endsAtMs }}
          isGone={model.replay === null}
          fullscreen={fullscreen}
        />
      ) : (
        <>
          <ControlBar
            state={model.state}
            session={session}
            snapshot={snapshot}
            fullscreen={fullscreen}
          />
          <Announcer state={model.state} line={snapshot.line} />
        </>
      )}
    </section>
  )
}
