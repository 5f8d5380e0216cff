import { createHmac } from 'node:crypto'
import type { ChildDataKeys } from '@/common/child-data-keys'
import type { ChildProfile } from './child-profile'

/**
 * A keyed digest of what two entries of one child have in common: the name without what is written in
 * several ways, month of birth, and province. Without the province a country has tens of thousands of
 * pairs of children who share the rest; with the county, two entries would be told apart by an address.
 */
export function likenessOf(profile: ChildProfile, { digest }: ChildDataKeys) {
  const { name, birthYear, birthMonth, regionCode } = profile
  const alike = [plainName(name), birthYear, birthMonth, regionCode.slice(0, 2)]
  return createHmac('sha256', digest)
    .update(`likeness\n${alike.join('\n')}`)
    .digest('base64url')
}

/** Full and half width, capitals, accents, spaces, hyphens and dots make no other child. */
function plainName(name: string) {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
  return letters === '' ? name.normalize('NFKC') : letters
}
