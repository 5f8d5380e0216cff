const pageSize = 24

/** One row more than is shown says whether there are more. */
export const rowsOfPage = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize + 1 })

/** What is shown of the rows of {@link rowsOfPage}. */
export const cutPage = <Row>(rows: Row[]) => ({
  shown: rows.slice(0, pageSize),
  hasMore: rows.length > pageSize,
})
