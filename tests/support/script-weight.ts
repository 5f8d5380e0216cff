import type { Frame } from 'playwright'

/** For `addInitScript`: the page itself remembers when its first picture came. */
export function markPicture() {
  addEventListener('playing', () => performance.mark('picture'), { capture: true })
}

/** Compressed bytes of the scripts that a marked frame asked for before its first picture. */
export async function countBytesToPicture(frame: Frame) {
  await frame.waitForFunction(() => performance.getEntriesByName('picture').length > 0)
  return frame.evaluate(() => {
    const picture = performance.getEntriesByName('picture')[0]?.startTime ?? 0
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => /\.js$/.test(name) && startTime < picture)
      .reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0)
  })
}
