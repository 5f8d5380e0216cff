'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Announcer } from './announcer'
import { ControlBar } from './control-bar'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'
import { isOffAir, type PlayerState } from './player-state'
import { ReplayPlayer } from './replay-player'
import { SlateOverlay } from './slate-overlay'
import { TapOverlay } from './tap-overlay'
import { type BroadcastFacts, useBroadcast } from './use-broadcast'
import { useFullscreen } from './use-fullscreen'
import { useNextClass } from './use-next-class'
import { usePlayerKeys } from './use-player-keys'
import { usePlayerSession } from './use-player-session'
import { usePresence } from './use-presence'
import type { NextClass, ReplayOffer } from './watch-answer'
import './player.css'

export interface PlayerProps extends BroadcastFacts {
  title: string
  startsAtMs: number
  /** When the server rendered the page, so that both sides count down alike. */
  renderedAtMs: number
  /** Says that it plays, where that is not said of the class itself. */
  tellPresence?: (() => void) | undefined
  /** Is told what the player shows, at each change. */
  onView?: ((view: PlayerView) => void) | undefined
  /** Goes over to the class that follows, which has come on air while this one was shown. */
  onNext?: ((next: NextClass) => void) | undefined
}

/** What a player shows at one moment, for whoever stands around it. */
export interface PlayerView {
  state: PlayerState
  session: PlayerSession | null
  snapshot: PlayerSnapshot
}

export function Player({ title, startsAtMs, renderedAtMs, ...props }: PlayerProps) {
  const { tellPresence, onView, onNext, ...facts } = props
  const t = useTranslations('player')
  const root = useRef<HTMLElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const { model, passes, dispatch } = useBroadcast(facts)
  const { session, snapshot } = usePlayerSession({
    container: surface,
    model,
    pass: passes.live,
    dispatch,
  })
  usePresence({
    classSessionId: facts.classSessionId,
    session,
    isWatched: model.state === 'live' || model.state === 'trouble',
    tellPresence,
  })
  const { state } = model
  useEffect(() => onView?.({ state, session, snapshot }), [onView, state, session, snapshot])
  useNextClass({ first: facts.next, next: model.next, onNext })
  const fullscreen = useFullscreen(root)
  const onKeyDown = usePlayerKeys({ session, snapshot, toggleFullscreen: fullscreen.toggle })
  const [chosenReplay, chooseReplay] = useState<ReplayOffer | null>(null)
  // A teacher who goes on is more than what was recorded.
  const isShown = isOffAir(model.state) && !model.isRefused
  const replay = isShown && chosenReplay?.state === 'ready' ? chosenReplay : null
  // Some browsers fetch nothing before the tap that they wait for.
  const canTap = state === 'live' || (state === 'connecting' && snapshot.needsTap)
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
          next={model.next}
          onWatchAgain={() => chooseReplay(model.replay)}
          isSoundOnly={snapshot.choice === 'sound_only'}
          startsAtMs={startsAtMs}
          renderedAtMs={renderedAtMs}
        />
        {session && canTap && <TapOverlay session={session} snapshot={snapshot} />}
      </div>
      {replay ? (
        <ReplayPlayer
          classSessionId={facts.classSessionId}
          playlistUrl={replay.playlistUrl}
          pass={passes.replay}
          durationSeconds={replay.seconds}
          timetable={{ startsAtMs, endsAtMs: facts.endsAtMs }}
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
