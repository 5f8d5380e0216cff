import { z } from 'zod'

const mostPages = 2_000
const pageSize = 24

/** Which page of a long list is asked for; the first where that cannot be read. */
export const pageNumberSchema = z.coerce.number().int().min(1).max(mostPages).default(1).catch(1)
export const pageQuerySchema = z.object({ page: pageNumberSchema })

/** One row more than is shown says whether there are more. */
export const rowsOfPage = (page: number, size = pageSize) => ({
  skip: (page - 1) * size,
  take: size + 1,
})

/** What is shown of the rows of {@link rowsOfPage}. */
export const cutPage = <Row>(rows: Row[], size = pageSize) => ({
  rows: rows.slice(0, size),
  hasMore: rows.length > size,
})
