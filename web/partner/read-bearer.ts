/** The key in `Authorization: Bearer …` (RFC 6750 §2.1); null when none came. */
export function readBearer(request: Request): string | null {
  const header = request.headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '')
}
