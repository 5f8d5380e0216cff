import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { watchStates } from '@/domain/course/find-watch-page'
import { locales } from '../i18n/locales'
import { messagesByLocale } from '../i18n/messages'
import { ReaderProvider } from '../i18n/reader-provider'
import { emptySnapshot } from './player-snapshot'
import { movePlayer, type PlayerState, startPlayer } from './player-state'
import { ReplaySlate } from './replay-slate'
import { SlateOverlay } from './slate-overlay'
import { StallWatch } from './stall-watch'
import type { NextClass } from './watch-answer'

const renderedAtMs = Date.parse('2026-03-02T01:00:00Z')
const next: NextClass = {
  ...{ classSessionId: 'c2', title: { zh: '分数二', en: 'Fractions two' }, isOnAir: false },
  ...{ startsAtMs: renderedAtMs + 65_000, endsAtMs: renderedAtMs + 3_600_000 },
}
const replay = { state: 'ready', playlistUrl: 'https://e/replay', seconds: 60 } as const

function render(slate: ReactNode, locale: (typeof locales)[number] = 'en') {
  const reader = { locale, timeZone: 'UTC', messages: messagesByLocale[locale] }
  return renderToStaticMarkup(<ReaderProvider {...reader}>{slate}</ReaderProvider>)
}

interface Shown {
  state: PlayerState
  next?: NextClass | null
  startsAtMs?: number
}

const overlay = ({ state, next = null, startsAtMs = renderedAtMs - 1 }: Shown) => (
  <SlateOverlay
    {...{ state, next, startsAtMs, renderedAtMs, replay }}
    wasWatched={false}
    isSoundOnly={false}
    onWatchAgain={() => {}}
  />
)

const waits = [...watchStates, 'trouble'] as const
test.each(waits.filter((state) => state !== 'live'))(
  'whoever waits reads what is going on, and what to do (%s)',
  (state) => {
    for (const locale of locales) {
      const markup = render(overlay({ state }), locale)
      expect(markup).toMatch(/class="player-slate-title">[^<]{4,}/)
      expect(markup).toMatch(/class="player-slate-text">[^<]{8,}/)
    }
  },
)

test('a picture that does not come is told of in words within ten seconds', () => {
  const watch = new StallWatch()
  const playback = { playlistUrl: 'https://e/index.m3u8', stateUrl: 'https://e/state.json' }
  let model = startPlayer({ state: 'live', playback, replay: null, next: null })
  for (let nowMs = 0; nowMs < 10_000; nowMs += 500) {
    if (watch.look(0, nowMs) === 'fail') model = movePlayer(model, { kind: 'picture_failed' })
  }
  expect(render(overlay({ state: model.state }))).toContain('We keep trying')
})

test('so is a recording that does not come', () => {
  const waiting = (wait: 'short' | 'long', isPaused = false) => {
    const times = { positionSeconds: 0, durationSeconds: 60, speed: 1, chapters: [] } as const
    const snapshot = { ...emptySnapshot, ...times, failures: 0, wait, isPaused }
    return render(<ReplaySlate snapshot={snapshot} isGone={false} />)
  }
  expect(waiting('short')).toContain('Loading')
  expect(waiting('long')).toContain('We keep trying')
  expect(waiting('long', true)).toBe('')
})

test('in a break it says which class comes, and when, and offers the one before', () => {
  const markup = render(overlay({ state: 'in_break', next }))
  expect(markup).toContain('“Fractions two” starts in')
  expect(markup).toContain('01:05')
  expect(markup).toContain('Watch again')
  const late = { ...next, startsAtMs: renderedAtMs }
  expect(render(overlay({ state: 'in_break', next: late }))).toContain('starts in a moment')
  expect(render(overlay({ state: 'in_break', next }), 'zh')).toContain('分数二')
})

test('a class that pauses is not said to be over; one that was tried out counts down to its start', () => {
  const pause = render(overlay({ state: 'in_break' }))
  expect(pause).toContain('The class pauses')
  expect(pause).not.toMatch(/ended|player-countdown/)
  const tried = overlay({ state: 'in_break', startsAtMs: renderedAtMs + 65_000 })
  expect(render(tried)).toContain('01:05')
})

test('a class that is over leads to the next one, where that is on air', () => {
  const markup = render(overlay({ state: 'ended', next: { ...next, isOnAir: true } }))
  expect(markup).toContain('href="/watch/c2"')
  expect(markup).toContain('On air now: Fractions two')
})
