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

/** The files of an upload: one from a script, any from a form. Throws DomainError before more than 10 MB are held. */
export async function readUpload(request: Request): Promise<Uint8Array[]> {
  if (underWay >= mostAtOnce) throw new DomainError('busy')
  underWay += 1
  try {
    const longestBytes = largestDocumentBytes + formBytes
    const bytes = await readBytes(request, { longestBytes, withinMs })
    const type = request.headers.get('content-type') ?? ''
    const sent = type.startsWith('multipart/form-data') ? await findFiles(bytes, type) : [bytes]
    const files = sent.filter(({ byteLength }) => byteLength > 0)
    if (files.length === 0) throw new DomainError('evidence_empty')
    return files
  } catch (error) {
    if (error instanceof BodyTooLongError) throw new DomainError('file_too_large')
    throw error
  } finally {
    underWay -= 1
  }
}

async function findFiles(bytes: Buffer, type: string) {
  const body = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  const form = await body.formData().catch(() => {
    throw new DomainError('file_unreadable')
  })
  const files = form.getAll('file').filter((value) => value instanceof File)
  return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
}
