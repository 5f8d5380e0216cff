import { createHmac } from 'node:crypto'
import type { ChildDataKeys } from '@/common/child-data-keys'

/**
 * All that is kept of an identity number: the same for the same number, so that a child entered twice is
 * found. Keyed, since whoever had the digests alone could try every number there is.
 */
export const identityHash = (number: string, { digest }: ChildDataKeys) =>
  createHmac('sha256', digest).update(`identity number\n${number}`).digest('base64url')
