export const mostListBytes = 1_000_000

type ListFile =
  | { outcome: 'read'; text: string }
  /** Why it cannot be used. */
  | { outcome: 'too_large' | 'unreadable' }

/** The text of a file with a list: as UTF-8, else as spreadsheets in China save it. */
export function readListFile(bytes: Uint8Array): ListFile {
  if (bytes.length > mostListBytes) return { outcome: 'too_large' }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { outcome: 'read', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
    } catch (error) {
      // What a decoder throws for bytes that are none of its encoding.
      if (!(error instanceof TypeError)) throw error
    }
  }
  return { outcome: 'unreadable' }
}
