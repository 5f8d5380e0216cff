import { deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture as a phone takes it: text on paper, with where it was taken. */
export const makePhoto = (width = 1_200, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: '#f4efe6' } })
    .composite([
      { input: { create: { width: width / 2, height: 60, channels: 3, background: '#223' } } },
    ])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Seedling', Model: 'Test phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 35/1 0/1', GPSLongitude: '114/1 17/1 0/1' },
    })
    .jpeg({ quality: 85 })
    .toBuffer()

/** A ZIP whose one entry grows a thousandfold, named as a certificate would be. */
export function makeZipBomb() {
  const name = Buffer.from('[Content_Types].xml')
  const body = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(body.length, 18)
  header.writeUInt32LE(64 * 1024 * 1024, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name, body])
}

/** A PNG of one bit a pixel: a few kilobytes that would be gigabytes in memory. */
export function makePng(width: number, height: number) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const lines = Buffer.alloc(Math.min(height * (1 + Math.ceil(width / 8)), 32 * 1024 * 1024))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer) {
  const typed = Buffer.concat([Buffer.from(type), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
}

/** PNG (ISO 15948), annex D. */
function crc32(bytes: Buffer) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

export const svgWithScript = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>',
)

interface PdfOptions {
  pages?: number
  /** Of each page, in points. */
  size?: [width: number, height: number]
  /** Of the document's catalogue, as in `/OpenAction …`. */
  catalogue?: string
  objects?: string[]
  content?: string
  trailer?: string
}

/** A PDF as small as it can be (ISO 32000-1, 7.5). */
export function makePdf(options: PdfOptions = {}) {
  const {
    pages = 1,
    size = [595, 842],
    catalogue = '',
    objects: more = [],
    content,
    trailer = '',
  } = options
  const drawing = content ?? 'BT /F1 24 Tf 60 700 Td (Wuhan Central Hospital) Tj ET'
  const first = 4
  const kids = Array.from({ length: pages }, (_, index) => `${first + 1 + index} 0 R`).join(' ')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(' ')}]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    ),
    ...more,
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  text += `trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** With a script that runs when it is opened, a link out, and a file inside. */
export const makeActivePdf = () =>
  makePdf({
    catalogue:
      '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>',
    objects: [
      '<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>',
      '<</Type/EmbeddedFile/Length 14>>stream\nMZ evil evil !\nendstream',
    ],
  })

/** Whose password nobody knows. */
export const makeLockedPdf = () =>
  makePdf({
    trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'61'.repeat(32)}>/U<${'62'.repeat(32)}>>>`,
  })
