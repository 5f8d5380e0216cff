import { DomainError } from '@/domain/domain-error'
import { BodyTooLongError, readBytes } from '../server/read-body'
import { largestDocumentBytes } from '../uploads/picture-pages'

/** Room for what a form says around its file. */
const formBytes = 10_000
/** At 10 MB a line of 300 kbit/s; what comes through the page's script was made smaller before. */
const withinMs = 290_000
/** Files that a process holds while they come in: at worst a quarter of a gigabyte. */
const mostAtOnce = 24

let underWay = 0

/** The file of an upload. Throws DomainError before more than it may have is held in memory. */
export async function readUpload(request: Request): Promise<Uint8Array> {
  if (underWay >= mostAtOnce) throw new DomainError('busy')
  underWay += 1
  try {
    const longestBytes = largestDocumentBytes + formBytes
    const bytes = await readBytes(request, { longestBytes, withinMs })
    const type = request.headers.get('content-type') ?? ''
    const file = type.startsWith('multipart/form-data') ? await findFile(bytes, type) : bytes
    if (file.byteLength === 0) throw new DomainError('evidence_empty')
    return file
  } catch (error) {
    if (error instanceof BodyTooLongError) throw new DomainError('file_too_large')
    throw error
  } finally {
    underWay -= 1
  }
}

async function findFile(bytes: Buffer, type: string) {
  const body = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  const form = await body.formData().catch(() => {
    throw new DomainError('file_unreadable')
  })
  const file = form.get('file')
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
}
