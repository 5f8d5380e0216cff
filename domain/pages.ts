import { z } from 'zod'

const mostPages = 400
const pageSize = 24

/** Which page of a long list is asked for; the first where that cannot be read. */
export const pageQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(mostPages).default(1).catch(1),
})

/** One row more than is shown says whether there are more. */
export const rowsOfPage = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize + 1 })

/** What is shown of the rows of {@link rowsOfPage}. */
export const cutPage = <Row>(rows: Row[]) => ({
  shown: rows.slice(0, pageSize),
  hasMore: rows.length > pageSize,
})
