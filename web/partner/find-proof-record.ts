import type { Resolver } from 'node:dns/promises'

/** What stands in the domain name system where a site proves whose it is. */
export type RecordFinding = 'found' | 'none' | 'other' | 'timed_out' | 'not_reachable'

interface FindRecordOptions {
  name: string
  /** What one of the TXT records there must say. */
  line: string
  resolver: Pick<Resolver, 'resolveTxt' | 'cancel'>
  signal: AbortSignal
}

export async function findProofRecord(options: FindRecordOptions): Promise<RecordFinding> {
  const { name, line, resolver, signal } = options
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const records = await resolver.resolveTxt(name)
    // RFC 1035 3.3.14: a record longer than 255 characters comes in pieces.
    return records.some((pieces) => pieces.join('').trim() === line) ? 'found' : 'other'
  } catch (error) {
    return readFailure(error)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

function readFailure(error: unknown): RecordFinding {
  if (!(error instanceof Error && 'code' in error)) throw error
  switch (error.code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return 'none'
    case 'ETIMEOUT':
    case 'ECANCELLED':
      return 'timed_out'
    default:
      return 'not_reachable'
  }
}
