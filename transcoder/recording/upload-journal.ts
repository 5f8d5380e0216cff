import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** A line of `uploads.jsonl`: a file that the storage holds, or a state of the recording of which it holds all. */
const journalLine = z.union([z.object({ stored: z.string() }), z.object({ complete: z.string() })])
type JournalLine = z.infer<typeof journalLine>

interface UploadJournal {
  stored: ReadonlySet<string>
  /** The version of the recording that is wholly stored; null before the first. */
  completeVersion: string | null
}

const journalName = 'uploads.jsonl'

/** What of a broadcast's recording has been uploaded. A line that a crash has torn counts as not written. */
export async function readUploadJournal(folder: string): Promise<UploadJournal> {
  const lines = (await readText(join(folder, journalName))).split('\n').flatMap(parseLine)
  return {
    stored: new Set(lines.flatMap((line) => ('stored' in line ? [line.stored] : []))),
    completeVersion:
      lines.flatMap((line) => ('complete' in line ? [line.complete] : [])).at(-1) ?? null,
  }
}

/** Begins with a line break, so that a torn line before it stays alone. */
export async function appendToUploadJournal(folder: string, lines: readonly JournalLine[]) {
  const text = lines.map((line) => `\n${JSON.stringify(line)}`).join('')
  await appendFile(join(folder, journalName), `${text}\n`)
}

async function readText(path: string) {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // Nothing has been uploaded yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function parseLine(text: string): JournalLine[] {
  try {
    const line = journalLine.safeParse(JSON.parse(text))
    return line.success ? [line.data] : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
