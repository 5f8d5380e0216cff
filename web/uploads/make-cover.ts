import { type ImageShape, reencodeImage } from '../server/reencode-image'

const wide = { width: 1_280, height: 720, fit: 'cover' } as const
const shapes: readonly ImageShape[] = [
  { width: 480, height: 270, fit: 'cover', type: 'image/webp' },
  { ...wide, type: 'image/webp' },
  { ...wide, type: 'image/jpeg' },
]
const shortestSidePx = 200

/** A cover's pictures, made anew from the one that was sent, or what is wrong with that one. */
export async function makeCover(file: File) {
  const made = await reencodeImage(new Uint8Array(await file.arrayBuffer()), shapes)
  if (made.outcome === 'refused') return made
  const [card, page, share] = made.images
  if (!card || !page || !share) throw new Error('a picture was not made')
  const { width, height } = page
  if (Math.min(width, height) < shortestSidePx) {
    return { outcome: 'refused', reason: 'too_small' } as const
  }
  const pictures = { card: card.bytes, page: page.bytes, share: share.bytes }
  return { outcome: 'made', pictures } as const
}
