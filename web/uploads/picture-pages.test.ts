import sharp from 'sharp'
import { expect, test } from 'vitest'
import { DomainError } from '@/domain/domain-error'
import * as hostile from '@/tests/support/hostile-files'
import { largestDocumentBytes, picturePages } from './picture-pages'

const refusalOf = async (file: Uint8Array) => {
  try {
    const pages = await picturePages(file)
    return `taken as ${pages.length}`
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
const includes = (page: Uint8Array, text: string) => Buffer.from(page).includes(text)
const kindOf = async (page: Uint8Array) => {
  const { format, width, height } = await sharp(page).metadata()
  return { format, width, height }
}

const photo = await hostile.makePhoto()
const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(2_000)])

test.each<[string, Uint8Array | Promise<Uint8Array>, string]>([
  ['a zip bomb', hostile.makeZipBomb(), 'file_kind_unknown'],
  ['an SVG with a script', hostile.svgWithScript, 'file_kind_unknown'],
  ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file_kind_unknown'],
  ['a program', Buffer.from(`\x7fELF${'\0'.repeat(200)}`, 'latin1'), 'file_kind_unknown'],
  ['a GIF', Buffer.from(`GIF89a${'\0'.repeat(200)}`, 'latin1'), 'file_kind_unknown'],
  ['nothing', Buffer.alloc(0), 'file_kind_unknown'],
  ['more than 10 MB', Buffer.alloc(largestDocumentBytes + 1), 'file_too_large'],
  ['HEIC', heic, 'file_is_heic'],
  ['a JPEG cut off in the middle', photo.subarray(0, 4_000), 'file_unreadable'],
  ['a JPEG of three bytes', Buffer.from([0xff, 0xd8, 0xff]), 'file_unreadable'],
  [
    'a PNG that is an SVG',
    Buffer.concat([hostile.makePng(300, 300).subarray(0, 8), hostile.svgWithScript]),
    'file_unreadable',
  ],
  ['a PNG of 50,000 by 50,000', hostile.makePng(50_000, 50_000), 'file_too_many_pixels'],
  ['a line of one pixel', hostile.makePng(1, 1_000_000), 'file_too_small'],
  ['an icon', hostile.makePhoto(100, 100), 'file_too_small'],
  ['half a PDF', hostile.makePdf().subarray(0, 60), 'file_unreadable'],
  ['a PDF of nothing', Buffer.from('%PDF-1.7\n%%EOF'), 'file_unreadable'],
  ['a PDF of eleven pages', hostile.makePdf({ pages: 11 }), 'file_too_many_pages'],
  ['a locked PDF', hostile.makeLockedPdf(), 'pdf_locked'],
])('%s is refused with its reason', async (_, file, refusal) => {
  expect(await refusalOf(await file)).toBe(refusal)
})

test('a photo comes out upright, as WebP, and without where it was taken', async () => {
  const taken = await sharp(photo).metadata()
  expect(taken.exif?.includes('Test phone')).toBe(true)
  const [page = new Uint8Array()] = await picturePages(photo)
  const made = await sharp(page).metadata()
  expect(made).toMatchObject({ format: 'webp', width: 900, height: 1_200 })
  expect([made.exif, made.icc, made.xmp, made.iptc, made.orientation]).toEqual(
    Array(5).fill(undefined),
  )
  expect(includes(page, 'Test phone')).toBe(false)
})

test('a large photo comes out in a size that can be read and sent', async () => {
  const [page = new Uint8Array()] = await picturePages(await hostile.makePhoto(6_000, 4_000))
  expect(Math.max((await kindOf(page)).width, (await kindOf(page)).height)).toBe(2_200)
})

test('what is hidden behind a picture does not come along', async () => {
  const polyglot = Buffer.concat([
    photo,
    hostile.makeZipBomb().subarray(0, 5_000),
    hostile.svgWithScript,
  ])
  const [page = new Uint8Array()] = await picturePages(polyglot)
  expect(includes(page, '<script>')).toBe(false)
  expect(includes(page, 'PK\x03\x04')).toBe(false)
})

test('each page of a PDF becomes a picture, and nothing of it can act', async () => {
  expect(await refusalOf(hostile.makePdf({ pages: 3 }))).toBe('taken as 3')
  const [page = new Uint8Array()] = await picturePages(hostile.makeActivePdf())
  expect(await kindOf(page)).toMatchObject({ format: 'webp', height: 2_200 })
  for (const trace of ['JavaScript', 'a.exe', 'MZ evil']) expect(includes(page, trace)).toBe(false)
  const { channels } = await sharp(page).stats()
  // What it says is drawn: not all of it is white.
  expect(channels[0]?.min).toBeLessThan(100)
})

test('a page as large as a field is made a picture of bounded size', async () => {
  const [page = new Uint8Array()] = await picturePages(hostile.makePdf({ size: [14_400, 14_400] }))
  expect(await kindOf(page)).toMatchObject({ width: 2_200, height: 2_200 })
})
