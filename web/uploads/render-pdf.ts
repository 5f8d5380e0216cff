import { DomainError } from '@/domain/domain-error'
import { runConfined } from './run-confined'

const longestMs = 30_000
const mostOutputBytes = 32 * 1024 * 1024

interface RenderOptions {
  mostPages: number
  longestSidePx: number
}

/**
 * Pictures of a PDF's pages, one after the other, by poppler: its scripts, links and embedded files are
 * nowhere in them. Throws DomainError when it is locked, broken, or has too many pages.
 */
export async function* renderPdf(bytes: Uint8Array, { mostPages, longestSidePx }: RenderOptions) {
  const pages = await countPages(bytes)
  if (pages > mostPages) throw new DomainError('file_too_many_pages', { most: String(mostPages) })
  for (let page = 1; page <= pages; page += 1) {
    // The longest side bounds the picture, however large the page says that it is.
    const size = ['-scale-to', String(longestSidePx)]
    const range = ['-f', String(page), '-l', String(page)]
    const { exitCode, output } = await runConfined({
      ...{ command: 'pdftoppm', args: ['-q', ...range, ...size, '-png', '-'] },
      ...{ input: bytes, longestMs, mostOutputBytes },
    })
    if (exitCode !== 0 || output.byteLength === 0) throw new DomainError('file_unreadable')
    yield output
  }
}

async function countPages(bytes: Uint8Array) {
  const { exitCode, output, complaint } = await runConfined({
    ...{ command: 'pdfinfo', args: ['-'], input: bytes, longestMs, mostOutputBytes },
  })
  if (complaint.includes('Incorrect password')) throw new DomainError('pdf_locked')
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(output.toString('utf8'))?.[1] ?? 0)
  if (exitCode !== 0 || pages === 0) throw new DomainError('file_unreadable')
  return pages
}
