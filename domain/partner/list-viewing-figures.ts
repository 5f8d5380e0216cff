import { z } from 'zod'
import type { Transaction } from '@/prisma/database'

/** What was watched in one hour on one site of one course. */
const figuresSchema = z.object({
  hour: z.date(),
  site: z.string().nullable(),
  courseId: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  viewers: z.number(),
  minutes: z.number(),
  /** Of those who opened a class that was on already; null without any. */
  p95StartMs: z.number().nullable(),
  /** The share of the time in which the picture stood still although it was to move. */
  rebufferRatio: z.number(),
})
export type ViewingFigures = z.infer<typeof figuresSchema>

interface ListOptions {
  db: Transaction
  partnerId: string
  from: Date
  to: Date
  /** By which the rows are summed up; `all` is one row at most. */
  by: 'hour_site_course' | 'site_course' | 'all'
}

const mostRows = 50_000

/** A partner's own audience; nothing of any person, since nothing of them is kept. The newest hour first. */
export async function listViewingFigures(options: ListOptions): Promise<ViewingFigures[]> {
  const { db, partnerId, from, to, by } = options
  const rows = await db.$queryRaw<unknown[]>`
    SELECT CASE WHEN ${by} = 'hour_site_course' THEN viewing."hour" ELSE ${from}::timestamptz END AS "hour",
      CASE WHEN ${by} = 'all' THEN NULL ELSE "site" END AS "site",
      CASE WHEN ${by} = 'all' THEN '' ELSE course."id" END AS "courseId",
      CASE WHEN ${by} = 'all' THEN '' ELSE course."titleZh" END AS "titleZh",
      CASE WHEN ${by} = 'all' THEN '' ELSE course."titleEn" END AS "titleEn",
      count(DISTINCT viewing."viewerId")::int AS "viewers",
      (sum(viewing."slots") / 2.0)::float8 AS "minutes",
      percentile_cont(0.95) WITHIN GROUP (ORDER BY viewing."startMs")::float8 AS "p95StartMs",
      (sum(viewing."stalledMs")::float8
        / greatest(sum(viewing."playedMs" + viewing."stalledMs"), 1))::float8 AS "rebufferRatio"
    FROM "EmbedViewing" viewing
    JOIN "Embed" embed ON embed."id" = viewing."embedId"
    JOIN "Course" course ON course."id" = embed."courseId"
    WHERE embed."partnerId" = ${partnerId}
      AND viewing."hour" >= ${from}::timestamptz AND viewing."hour" < ${to}::timestamptz
    GROUP BY 1, 2, 3, 4, 5
    ORDER BY 1 DESC, 7 DESC
    LIMIT ${mostRows}`
  return z.array(figuresSchema).parse(rows)
}
