import type { Page } from 'playwright'
import { waitForPlayback } from './watching'

/** What a viewer saw since the watching began. */
export interface Seen {
  /** The longest time for which the picture stood still, the one still going on included. */
  longestStandstillSeconds: number
  states: string[]
  wasReloaded: boolean
}

interface Witness {
  position: number
  movedAtMs: number
  longestStandstillMs: number
  states: string[]
}

declare global {
  interface Window {
    seedlingWitness?: Witness
  }
}

/** Opens a class and waits for its picture. */
export async function watchClass(page: Page, watchUrl: string) {
  await page.goto(watchUrl)
  await waitForPlayback(page, 2, 40)
}

/** Looks at the player many times a second from now on, in the page itself. */
export async function beginToWatch(page: Page) {
  await page.evaluate(() => {
    const witness: Witness = {
      position: 0,
      movedAtMs: performance.now(),
      longestStandstillMs: 0,
      states: [],
    }
    window.seedlingWitness = witness
    setInterval(() => {
      const position = document.querySelector('video')?.currentTime ?? 0
      const nowMs = performance.now()
      const standstillMs = nowMs - witness.movedAtMs
      witness.longestStandstillMs = Math.max(witness.longestStandstillMs, standstillMs)
      if (position !== witness.position) witness.movedAtMs = nowMs
      witness.position = position
      const state = document.querySelector<HTMLElement>('[data-state]')?.dataset.state ?? ''
      if (witness.states.at(-1) !== state) witness.states.push(state)
    }, 50)
  })
}

export async function tellWhatWasSeen(page: Page): Promise<Seen> {
  const witness = await page.evaluate(() => window.seedlingWitness ?? null)
  return {
    longestStandstillSeconds: Math.round((witness?.longestStandstillMs ?? 0) / 100) / 10,
    states: witness?.states ?? [],
    wasReloaded: witness === null,
  }
}
