import at200712 from 'gb2260/lib/200712.json'
import at200812 from 'gb2260/lib/200812.json'
import at200912 from 'gb2260/lib/200912.json'
import at201010 from 'gb2260/lib/201010.json'
import at201110 from 'gb2260/lib/201110.json'
import at201210 from 'gb2260/lib/201210.json'
import at201308 from 'gb2260/lib/201308.json'
import at201410 from 'gb2260/lib/201410.json'
import at201509 from 'gb2260/lib/201509.json'
import at201607 from 'gb2260/lib/201607.json'
import { findDivision } from './divisions'

const editions: Record<string, string>[] = [
  at200712,
  at200812,
  at200912,
  at201010,
  at201110,
  at201210,
  at201308,
  at201410,
  at201509,
  at201607,
]

/**
 * Whether a code named a division in the lifetime of those who are children now: an identity number keeps
 * the code of the day on which it was given, long after its county was merged into another.
 */
export const wasDivision = (regionCode: string) =>
  findDivision(regionCode) !== null ||
  editions.some((edition) => Object.hasOwn(edition, regionCode))
