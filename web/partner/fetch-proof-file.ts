import type { IncomingMessage } from 'node:http'
import { openUntrusted } from '../server/open-untrusted'

/** What a site answers where its file proves whose it is. */
export type FileFinding =
  | { kind: 'found' | 'other' | 'timed_out' | 'not_reachable' }
  | { kind: 'redirected' | 'missing'; status: number }

interface FetchFileOptions {
  url: string
  /** What one of the file's lines must say. */
  line: string
  mayBePrivate: boolean
  signal: AbortSignal
}

/** A proof is one line; what is longer is something else, and is not read to its end. */
const mostBytes = 500

/** Of what stands there nothing is given back, so that the check shows nobody what it can reach. */
export async function fetchProofFile(options: FetchFileOptions): Promise<FileFinding> {
  const { url, line, mayBePrivate, signal } = options
  const headers = { accept: 'text/plain', 'user-agent': 'Seedling-Site-Proof/1' }
  try {
    const answer = await openUntrusted(url, { method: 'GET', headers, mayBePrivate, signal })
    const status = answer.statusCode ?? 0
    if (status === 200) return { kind: (await carries(answer, line)) ? 'found' : 'other' }
    answer.destroy()
    return { kind: status >= 300 && status < 400 ? 'redirected' : 'missing', status }
  } catch (error) {
    // Whatever breaks between here and there is the site's to mend.
    if (!(error instanceof Error)) throw error
    return { kind: signal.aborted ? 'timed_out' : 'not_reachable' }
  }
}

/** Leaving the loop early destroys the answer. */
async function carries(answer: IncomingMessage, line: string) {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of answer) {
    bytes += piece.length
    if (bytes > mostBytes) return false
    pieces.push(piece)
  }
  const lines = Buffer.concat(pieces)
    .toString('utf8')
    .split(/\r\n|\r|\n/)
  return lines.some((each) => each.trim() === line)
}
