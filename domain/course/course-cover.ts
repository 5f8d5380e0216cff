/** A course's cover, as screens show it. */
export interface Cover {
  courseId: string
  hash: string
  /** What it shows, for whoever does not see it. */
  alt: string
}

interface Covered {
  id: string
  coverHash: string | null
  coverAlt: string
}

/** Null for a course that has none. */
export function coverOf({ id, coverHash, coverAlt }: Covered): Cover | null {
  return coverHash === null ? null : { courseId: id, hash: coverHash, alt: coverAlt }
}
