/** What a request's `Cookie` header says of one cookie. */
export function readCookie(header: string | undefined, name: string) {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (pair.slice(0, equals).trim() === name)
      return decodeURIComponent(pair.slice(equals + 1).trim())
  }
  return undefined
}
