/** The Delivery Directives of RFC 8216bis section 6.2.5. */
export interface DeliveryDirectives {
  /** What the answer has to contain: a whole segment, or one of its parts. */
  wanted: { msn: number; part: number | null } | null
  canSkip: boolean
}

const numberPattern = /^\d{1,9}$/

/** Throws a RangeError on directives that section 6.2.5.2 wants answered with Bad Request. */
export function parseDeliveryDirectives(query: URLSearchParams): DeliveryDirectives {
  const msn = parseNumber(findOne(query, '_HLS_msn'))
  const part = parseNumber(findOne(query, '_HLS_part'))
  if (msn === null && part !== null) throw new RangeError('_HLS_part needs _HLS_msn')
  const skip = findOne(query, '_HLS_skip')
  if (skip !== null && skip !== 'YES' && skip !== 'v2') throw new RangeError('not a way to skip')
  return { wanted: msn === null ? null : { msn, part }, canSkip: skip !== null }
}

function findOne(query: URLSearchParams, name: string) {
  const [value = null, ...more] = query.getAll(name)
  if (more.length > 0) throw new RangeError('a directive is given twice')
  return value
}

function parseNumber(text: string | null) {
  if (text === null) return null
  if (!numberPattern.test(text)) throw new RangeError('a directive is not a number')
  return Number(text)
}
