import { parseArgs } from 'node:util'
import type { OwnedStack } from '@/tests/support/stack'
import { type Measured, openAtARate } from './embeds/open-at-a-rate'
import { readOpening } from './embeds/read-opening'
import { BenchSchool } from './support/bench-school'
import { isMovingDocument, readOriginRecord } from './support/origin-record'
import { withClassOnAir } from './support/with-class-on-air'

export const description =
  'an embed on a front page: so many open it within a minute [--openings 50000] [--seconds 60]'

const target = { fetches_per_object: 1, errors: 0 }

interface RunOptions {
  report(fraction: number): void
}

/**
 * So many readers of a partner's front page who open its embed within a minute, while the class is on air:
 * each asks the portal for the page of the embed, and then the edge, with the token of that page, for what a
 * player asks for until its first picture. One machine carries what three would, so that the pages and the
 * media are measured one after the other, each at its whole rate; encoder, media node, edge and portal
 * run all the while.
 *
 * `ratio`: the most fetches of one object at the origin, of what never changes. Playlists without directives
 * move on, and are fetched once a second by design; they are counted beside it.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({
    args,
    options: {
      openings: { type: 'string', default: '50000' },
      seconds: { type: 'string', default: '60' },
    },
  })
  const [openings, seconds] = [Number(values.openings), Number(values.seconds)]
  return withClassOnAir(openClassWithEmbed, async ({ stack, opened, folder, recordPath }) => {
    const { embedPath } = opened
    const given = { openings, seconds, folder }
    report(0.1)
    const pages = await openAtARate({ ...given, address: stack.portalUrl, paths: [embedPath] })
    report(0.5)
    const opening = await readOpening(new URL(embedPath, stack.portalUrl).href)
    const media = await openAtARate({ ...given, ...opening })
    const carried = {
      pages: pages.requests,
      media: Math.floor(media.requests / opening.paths.length),
    }
    return judge({ openings, carried, pages, media, recordPath })
  })
}

async function openClassWithEmbed(stack: OwnedStack) {
  const school = await BenchSchool.open(stack, 1)
  try {
    const opened = await school.openClass({ room: 0, seconds: 3_600 })
    return { ...opened, embedPath: `/embed/${await school.makeEmbed()}` }
  } finally {
    await school.close()
  }
}

interface Judged {
  openings: number
  /** How many openings there was an answer for in the time. */
  carried: { pages: number; media: number }
  pages: Measured
  media: Measured
  recordPath: string
}

function judge({ openings, carried, pages, media, recordPath }: Judged) {
  const objects = [...readOriginRecord(recordPath)]
  const [moving, still] = [true, false].map((isMoving) =>
    objects
      .filter(([path]) => isMovingDocument(path) === isMoving)
      .map(([, { fetches }]) => fetches),
  )
  const most = Math.max(...(still ?? []))
  const errors = pages.errors + media.errors
  const missed = [
    errors > target.errors && `${errors} errors`,
    most !== target.fetches_per_object && `${most} fetches of one object`,
    carried.pages < openings && `pages for ${carried.pages} openings`,
    carried.media < openings && `media for ${carried.media} openings`,
  ].filter(Boolean)
  return {
    bench: 'embeds',
    figures: {
      openings_count: openings,
      openings_with_page_count: carried.pages,
      openings_with_media_count: carried.media,
      pages_p50_ms: pages.p50Ms,
      pages_p99_ms: pages.p99Ms,
      media_p50_ms: media.p50Ms,
      media_p99_ms: media.p99Ms,
      errors_count: errors,
      objects_count: still?.length ?? 0,
      fetches_per_object_most: most,
      playlist_fetches_count: (moving ?? []).reduce((sum, count) => sum + count, 0),
    },
    ratio: most / target.fetches_per_object,
    target,
    reached: missed.length === 0,
    verdict:
      missed.length === 0
        ? `${openings} opened the embed in the time.`
        : `Missed: ${missed.join('; ')}.`,
  }
}
