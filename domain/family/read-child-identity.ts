import type { ChildDataKeys } from '@/common/child-data-keys'
import { DomainError } from '../domain-error'
import { identityHash } from '../identity/identity-hash'
import { readIdentityNumber } from '../identity/read-identity-number'

interface ReadIdentityOptions {
  now: Date
  keys: ChildDataKeys
  typed: string
  child: { birthYear: number; birthMonth: number }
}

/**
 * The digest of a child's identity number, which is all that is kept of it. Throws DomainError
 * `identity_number_impossible` and `identity_number_of_another`.
 */
export function readChildIdentity({ now, keys, typed, child }: ReadIdentityOptions) {
  const { birthYear, birthMonth } = child
  const read = readIdentityNumber({ typed, birthYear, birthMonth, now })
  if (read.outcome === 'impossible') throw new DomainError('identity_number_impossible')
  if (read.outcome === 'of_another') throw new DomainError('identity_number_of_another')
  return identityHash(read.number, keys)
}
