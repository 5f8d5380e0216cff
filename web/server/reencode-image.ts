import sharp from 'sharp'

/** How a picture is to come out. `cover` fills the whole shape and cuts; `inside` keeps all of it. */
export interface ImageShape {
  width: number
  height: number
  fit: 'cover' | 'inside'
  type: 'image/jpeg' | 'image/webp'
}

export interface MadeImage {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
  type: ImageShape['type']
}

export type ImageRefusal = 'too_large' | 'unknown_kind' | 'too_many_pixels' | 'unreadable' | 'busy'

export type ReencodedImage =
  | { outcome: 'made'; images: MadeImage[] }
  | { outcome: 'refused'; reason: ImageRefusal }

export const largestImageBytes = 5 * 1024 * 1024
/** A telephone's 50 megapixels: at worst, as a progressive JPEG, some 300 MB while it is decoded. */
const mostPixels = 52_000_000
const longestSeconds = 10
const mostWaiting = 8
const quality = 82
/** Photos of some telephones make the reader warn; what is broken or cut off is an error. */
const reading = { failOn: 'error' } as const

// Of all that the library reads, these three readers alone are ever reached, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

let waiting = 0
let lastTurn: Promise<unknown> = Promise.resolve()

/**
 * Makes pictures of our own from what somebody sent: JPEG, PNG or WebP is decoded, turned upright and
 * encoded anew in each of the shapes, never larger than it came. Nothing of the file itself is kept:
 * no place, camera or comment, and nothing that hides behind the picture. One at a time, for the memory.
 */
export async function reencodeImage(
  sent: Uint8Array,
  shapes: readonly ImageShape[],
  { largestBytes = largestImageBytes } = {},
): Promise<ReencodedImage> {
  if (sent.byteLength > largestBytes) return refuse('too_large')
  if (!hasKnownMark(sent)) return refuse('unknown_kind')
  if (waiting >= mostWaiting) return refuse('busy')
  waiting += 1
  const turn = lastTurn.then(() => reencodeNow(sent, shapes)).finally(() => (waiting -= 1))
  lastTurn = turn.catch(() => undefined)
  return turn
}

async function reencodeNow(
  sent: Uint8Array,
  shapes: readonly ImageShape[],
): Promise<ReencodedImage> {
  const size = await orNull(sharp(sent, { ...reading, limitInputPixels: false }).metadata())
  if (!size) return refuse('unreadable')
  if (size.width * size.height > mostPixels) return refuse('too_many_pixels')
  const images: MadeImage[] = []
  for (const shape of shapes) {
    const image = await orNull(pipelineFor(sent, shape).toBuffer({ resolveWithObject: true }))
    if (!image) return refuse('unreadable')
    const { width, height } = image.info
    images.push({ bytes: new Uint8Array(image.data), width, height, type: shape.type })
  }
  return { outcome: 'made', images }
}

function pipelineFor(sent: Uint8Array, { width, height, fit, type }: ImageShape) {
  const upright = sharp(sent, { ...reading, limitInputPixels: mostPixels, autoOrient: true })
  const sized = upright
    .timeout({ seconds: longestSeconds })
    .resize({ width, height, fit, withoutEnlargement: true })
  // What was transparent becomes paper, since JPEG has nothing of the kind.
  return type === 'image/jpeg'
    ? sized.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
    : sized.webp({ quality })
}

/** The library tells what it could not read by a sentence alone, and everything here is somebody's file. */
function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  return reading.catch(() => null)
}

function hasKnownMark(sent: Uint8Array) {
  const start = Buffer.from(sent.subarray(0, 12)).toString('latin1')
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    (start.startsWith('RIFF') && start.endsWith('WEBP'))
  )
}

function refuse(reason: ImageRefusal): ReencodedImage {
  return { outcome: 'refused', reason }
}
