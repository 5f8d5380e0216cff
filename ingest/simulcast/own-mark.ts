import { hkdfSync } from 'node:crypto'

const markBytes = 12

/**
 * By this our own doors, on whatever node, know a broadcast that this installation itself sends on. It tells
 * others nothing but that two broadcasts come from one installation.
 */
export const ownMark = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'seedling simulcast mark', markBytes)).toString('hex')
