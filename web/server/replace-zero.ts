import { beforeEachRequest } from './before-each-request'

/** What HTML puts in the place of U+0000 (HTML Living Standard, 13.2.5). */
const replacement = '\uFFFD'

/** U+0000 is held by no text of PostgreSQL: with it, a name that nobody has would break its query. */
export const replaceZero = (text: string) => text.replaceAll('\0', replacement)

/** The same in the address of each request, before anything reads it. Gives what ends it. */
export const replaceZeroInAddresses = () =>
  beforeEachRequest((request) => {
    request.url = request.url?.replaceAll('%00', encodeURIComponent(replacement))
  })
