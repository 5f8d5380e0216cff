import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type ImageShape, largestImageBytes, reencodeImage } from './reencode-image'

const card: ImageShape = { width: 320, height: 180, fit: 'cover', type: 'image/webp' }
const page: ImageShape = { width: 640, height: 640, fit: 'inside', type: 'image/jpeg' }

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const

/** A picture with something in it, since a single colour shrinks to nothing. */
function drawing(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#2a7', noise } })
}

async function made(sent: Uint8Array, ...shapes: ImageShape[]) {
  const answer = await reencodeImage(sent, shapes)
  if (answer.outcome === 'refused') throw new Error(answer.reason)
  return answer.images
}

const refusal = async (sent: Uint8Array) => {
  const answer = await reencodeImage(sent, [card])
  return answer.outcome === 'refused' ? answer.reason : answer.outcome
}

test.each(['jpeg', 'png', 'webp'] as const)('%s comes out in each shape', async (format) => {
  const [small, large] = await made(
    await drawing(1280, 960).toFormat(format).toBuffer(),
    card,
    page,
  )
  expect(small).toMatchObject({ width: 320, height: 180, type: 'image/webp' })
  expect(large).toMatchObject({ width: 640, height: 480, type: 'image/jpeg' })
  expect((await sharp(small?.bytes).metadata()).format).toBe('webp')
  expect((await sharp(large?.bytes).metadata()).format).toBe('jpeg')
})

test('a small picture is not blown up', async () => {
  const [image] = await made(await drawing(100, 60).png().toBuffer(), page)
  expect(image).toMatchObject({ width: 100, height: 60 })
})

test('a photo is turned upright, and its place and camera are gone', async () => {
  const photo = await drawing(400, 200)
    .withExif({
      IFD0: { Make: 'Camera of Somebody', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 35/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">at home</x:xmpmeta>')
    .jpeg()
    .toBuffer()
  expect(photo.includes('at home')).toBe(true)
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  for (const image of await made(photo, page, { ...page, type: 'image/webp' })) {
    expect(image).toMatchObject({ width: 200, height: 400 })
    const { exif, xmp, icc, iptc, orientation } = await sharp(image.bytes).metadata()
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
  }
})

test('what hides behind or within a picture is not kept', async () => {
  const picture = await drawing(64, 64).jpeg().toBuffer()
  const sent = Buffer.concat([picture, Buffer.from('<script>alert(1)</script>PK\x03\x04')])
  const [image] = await made(sent, page)
  expect(Buffer.from(image?.bytes ?? []).includes('script')).toBe(false)
})

test('of a picture that moves the first is taken', async () => {
  const frames = await Promise.all(['#f00', '#00f'].map((colour) => plain(64, 64, colour)))
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer()
  expect((await sharp(moving).metadata()).pages).toBe(2)
  const [image] = await made(moving, { ...page, type: 'image/webp' })
  const { pages, width, height } = await sharp(image?.bytes).metadata()
  expect({ pages, width, height }).toEqual({ pages: undefined, width: 64, height: 64 })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0xff])],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  [
    'SVG that reads a file',
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    ),
  ],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['PDF', Buffer.from('%PDF-1.7\n')],
  ['GIF', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')],
])('%s is not a picture we know', async (_, sent) => {
  expect(await refusal(sent)).toBe('unknown_kind')
})

test('TIFF and AVIF are not read, though the library could', async () => {
  expect(await refusal(await drawing(16, 16).tiff().toBuffer())).toBe('unknown_kind')
  expect(await refusal(await drawing(16, 16).avif().toBuffer())).toBe('unknown_kind')
})

test('no other reader is reached behind a known first mark', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  for (const mark of [
    [0xff, 0xd8, 0xff],
    [0x89, ...Buffer.from('PNG\r\n\x1a\n')],
  ]) {
    expect(await refusal(Buffer.concat([Buffer.from(mark), Buffer.from(svg)]))).toBe('unreadable')
  }
  expect(await refusal(Buffer.from(`RIFF\0\0\0\0WEBP${svg}`))).toBe('unreadable')
})

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s that is cut off anywhere is refused',
  async (format) => {
    const whole = await drawing(200, 200).toFormat(format).toBuffer()
    for (const share of [0.01, 0.1, 0.5, 0.9]) {
      expect(await refusal(whole.subarray(0, 12 + Math.floor((whole.length - 12) * share)))).toBe(
        'unreadable',
      )
    }
  },
)

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s that was tampered with does no harm',
  async (format) => {
    const whole = await drawing(160, 120).toFormat(format).toBuffer()
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 12, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const spoilt = Buffer.from(whole)
        for (const [at, byte] of changed) spoilt[at] = byte
        expect(['made', 'unreadable', 'too_many_pixels']).toContain(await refusal(spoilt))
      }),
      { numRuns: 100 },
    )
  },
)

test('a small file of very many pixels is refused before it is decoded', async () => {
  const bomb = pngOfNothing(30_000, 30_000)
  expect(bomb.byteLength).toBeLessThan(largestImageBytes)
  const before = process.memoryUsage.rss()
  expect(await refusal(bomb)).toBe('too_many_pixels')
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
})

test('a header that promises more than follows is refused', async () => {
  expect(await refusal(pngOfNothing(7_000, 7_000, { rows: 10 }))).toBe('unreadable')
})

test('the largest that is taken is made in seconds', async () => {
  const [image] = await made(pngOfNothing(7_200, 7_200), card)
  expect(image).toMatchObject({ width: 320, height: 180 })
})

test('a file over the limit is refused unread', async () => {
  const picture = await drawing(64, 64).jpeg().toBuffer()
  const large = Buffer.concat([picture, Buffer.alloc(largestImageBytes)])
  expect(await refusal(large)).toBe('too_large')
})

test('many at once wait for each other, and more than that are asked to come again', async () => {
  const picture = await drawing(640, 480).png().toBuffer()
  const answers = await Promise.all(Array.from({ length: 12 }, () => refusal(picture)))
  expect(answers.filter((answer) => answer === 'made')).toHaveLength(8)
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(4)
  expect(await refusal(picture)).toBe('made')
})

function plain(width: number, height: number, background: string) {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

/** A PNG of one bit a pixel, all the same: a few hundred kilobytes however large it says it is. */
function pngOfNothing(width: number, height: number, { rows = height } = {}) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))), { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, bytes: Uint8Array) {
  const named = Buffer.concat([Buffer.from(name), bytes])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(bytes.byteLength, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
