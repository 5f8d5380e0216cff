import { DomainError } from '@/domain/domain-error'
import { mostEvidencePages as mostPages } from '@/domain/evidence/add-evidence-pages'
import { type ImageRefusal, reencodeImage } from '../server/reencode-image'
import { renderPdf } from './render-pdf'

/** Of a file that is sent. */
export const largestDocumentBytes = 10 * 1024 * 1024
/** A page of small print is read at this size. */
const longestSidePx = 2_200
const shortestSidePx = 200
const shape = {
  width: longestSidePx,
  height: longestSidePx,
  fit: 'inside',
  type: 'image/webp',
} as const
/** Above what a page of our own drawing takes, uncompressed. */
const largestImageBytes = 3 * longestSidePx * longestSidePx

/**
 * The pages of a document that somebody sent, each a picture made anew: one for a picture, one a page for a
 * PDF. What it is its own bytes say, whatever it is called. Throws DomainError with what is wrong with it.
 */
export async function picturePages(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>[]> {
  if (file.byteLength > largestDocumentBytes) throw new DomainError('file_too_large')
  const start = Buffer.from(file.subarray(0, 12)).toString('latin1')
  if (isHeic(start)) throw new DomainError('file_is_heic')
  if (!start.startsWith('%PDF-')) {
    const { bytes, width, height } = await reencode(file)
    if (Math.min(width, height) < shortestSidePx) throw new DomainError('file_too_small')
    return [bytes]
  }
  const pages: Uint8Array<ArrayBuffer>[] = []
  for await (const page of renderPdf(file, { mostPages, longestSidePx })) {
    pages.push((await reencode(page)).bytes)
  }
  return pages
}

async function reencode(bytes: Uint8Array) {
  const made = await reencodeImage(bytes, [shape], { largestBytes: largestImageBytes })
  if (made.outcome === 'refused') throw new DomainError(refusals[made.reason])
  const [image] = made.images
  if (!image) throw new Error('no picture was made')
  return image
}

const refusals = {
  too_large: 'file_too_large',
  unknown_kind: 'file_kind_unknown',
  too_many_pixels: 'file_too_many_pixels',
  unreadable: 'file_unreadable',
  busy: 'busy',
} as const satisfies Record<ImageRefusal, string>

/** ISO 23008-12, 10: the brands that telephones write. */
const isHeic = (start: string) => /^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/s.test(start)
