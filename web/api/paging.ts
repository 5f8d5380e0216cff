import { z } from 'zod'

const mostListed = 200

/** In every list's query. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(mostListed).default(50).describe('At most so many.'),
  cursor: z
    .string()
    .max(100)
    .optional()
    .describe('The `nextCursor` of the page before; left out for the first.'),
})
export type PageQuery = z.output<typeof pageQuerySchema>

/** A list's answer. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().describe('For the next page; null on the last.'),
  })

const encode = (id: string) => Buffer.from(id).toString('base64url')
const decode = (cursor: string) => Buffer.from(cursor, 'base64url').toString()

/**
 * What Prisma is asked for a page: one row more than is shown, in the order of ids, after the cursor's. Rows
 * that come or go meanwhile neither repeat nor hide others.
 */
export const pageArguments = ({ limit, cursor }: PageQuery) => ({
  orderBy: { id: 'asc' } as const,
  take: limit + 1,
  ...(cursor !== undefined && { where: { id: { gt: decode(cursor) } } }),
})

export function toPage<Row extends { id: string }, Item>(
  rows: Row[],
  { limit }: PageQuery,
  describe: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    data: shown.map(describe),
    nextCursor: rows.length > limit && last ? encode(last.id) : null,
  }
}
