import sharp from 'sharp'
import { DomainError } from '@/domain/domain-error'

// Of all that libvips can read, these alone: what else there is was never written for strangers' files.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/** Above what phones take, below what would hold much memory: 64 million pixels. */
const mostPixels = 64_000_000
const longestSeconds = 20

interface ReEncodeOptions {
  /** Of the picture that is made; a smaller one keeps its size. */
  longestSidePx: number
  /** Of the picture that comes: less than this shows nothing. */
  shortestSidePx: number
  quality: number
}

/**
 * A picture made anew from another's pixels alone, upright, as WebP: where and with what it was taken, and
 * whatever else a file can hide, stay behind. Throws DomainError when it cannot be read.
 */
export async function reEncodePicture(bytes: Uint8Array, options: ReEncodeOptions) {
  const { longestSidePx, shortestSidePx, quality } = options
  const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
  const size = await source.metadata().catch(refuseUnreadable)
  if (size.width * size.height > mostPixels) throw new DomainError('file_too_many_pixels')
  if (Math.min(size.width, size.height) < shortestSidePx) throw new DomainError('file_too_small')
  return source
    .rotate()
    .resize({
      width: longestSidePx,
      height: longestSidePx,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .webp({ quality })
    .timeout({ seconds: longestSeconds })
    .toBuffer()
    .catch(refuseUnreadable)
}

/** Whatever libvips dislikes about bytes that a stranger chose is their fault, not ours. */
function refuseUnreadable(error: unknown): never {
  const isTooLarge = error instanceof Error && error.message.includes('pixel limit')
  throw new DomainError(isTooLarge ? 'file_too_many_pixels' : 'file_unreadable')
}
