import type { Client } from 'pg'

/** A table of fewer rows is read whole as fast as by an index. */
const fewRows = 1_000
const untilWrittenMs = 2_000

/** How often each large table has been read from end to end so far, by its name. */
export async function readWholeScans(client: Client): Promise<Map<string, number>> {
  // Sessions write their counts a moment after their query.
  await new Promise((resolve) => setTimeout(resolve, untilWrittenMs))
  await client.query('SELECT pg_stat_clear_snapshot()')
  const { rows } = await client.query<{ relname: string; seq_scan: string }>(
    'SELECT relname, seq_scan FROM pg_stat_user_tables WHERE n_live_tup > $1',
    [fewRows],
  )
  return new Map(rows.map(({ relname, seq_scan }) => [relname, Number(seq_scan)]))
}

/** The tables that were read whole between two looks, and how often. */
export const newScans = (before: Map<string, number>, after: Map<string, number>) =>
  Object.fromEntries(
    [...after].flatMap(([name, count]) => {
      const scans = count - (before.get(name) ?? 0)
      return scans > 0 ? [[name, scans]] : []
    }),
  )
