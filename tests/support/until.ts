import { setTimeout as delay } from 'node:timers/promises'

const betweenLooksMs = 200

/** Looks again and again until `look` gives something; rejects with `what` when it takes too long. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  longestMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + longestMs
  while (Date.now() < deadline) {
    const found = await look()
    if (found) return found
    await delay(betweenLooksMs)
  }
  throw new Error(`waited ${longestMs} ms in vain for ${what}`)
}
