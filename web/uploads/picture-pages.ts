import { reEncodePicture } from './re-encode-picture'
import { renderPdf } from './render-pdf'
import { sniffFile } from './sniff-file'

/** Of one file, and of all evidence together. */
export const mostPages = 10
/** A page of small print is read at this size. */
const longestSidePx = 2_200
const shape = { longestSidePx, shortestSidePx: 200, quality: 80 }

/**
 * The pages of a document that somebody sent, each a picture made anew: one for a picture, one a page for a
 * PDF. Throws DomainError with what is wrong with the file.
 */
export async function picturePages(file: Uint8Array): Promise<Buffer[]> {
  if (sniffFile(file) === 'picture') return [await reEncodePicture(file, shape)]
  const pages: Buffer[] = []
  for await (const page of renderPdf(file, { mostPages, longestSidePx })) {
    pages.push(await reEncodePicture(page, { ...shape, shortestSidePx: 1 }))
  }
  return pages
}
