import { DomainError } from '@/domain/domain-error'

/** How the kinds begin. */
const marks = [
  { kind: 'picture', mark: /^\xff\xd8\xff/ },
  { kind: 'picture', mark: /^\x89PNG\r\n/ },
  { kind: 'picture', mark: /^RIFF.{4}WEBP/s },
  { kind: 'heic', mark: /^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/s },
  { kind: 'pdf', mark: /^%PDF-/ },
] as const
const longestMark = 16

/** What a file is by its own bytes, whatever it is called. Throws DomainError for what is not taken. */
export function sniffFile(bytes: Uint8Array): 'picture' | 'pdf' {
  const start = Buffer.from(bytes.subarray(0, longestMark)).toString('latin1')
  const kind = marks.find(({ mark }) => mark.test(start))?.kind
  if (kind === 'picture' || kind === 'pdf') return kind
  throw new DomainError(kind === 'heic' ? 'file_is_heic' : 'file_kind_unknown')
}
