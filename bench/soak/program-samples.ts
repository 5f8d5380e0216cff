import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { listDescendants } from '@/tests/support/processes'
import type { OwnedStack } from '@/tests/support/stack'

/** The programs of a stack, by words of their commands. The ladder's ffmpegs come and go. */
const commandWords = {
  media_node: /media\.mjs/,
  edge: /edge\.mjs/,
  cache_engine: /varnishd/,
  portal: /next-server/,
  database: /postgres/,
} as const

export const programNames = [
  ...(['supervisor', 'media_node', 'edge', 'cache_engine', 'portal', 'database'] as const),
]
export type ProgramName = (typeof programNames)[number]

export interface ProgramSample {
  residentBytes: number
  handles: number
}

export type ProgramSamples = Record<ProgramName, ProgramSample>

/** What each program holds just now, all its processes together. */
export function samplePrograms(stack: OwnedStack): ProgramSamples {
  const processes = listDescendants(stack.processId)
  const take = (words: RegExp) =>
    sampleProcesses(processes.filter(({ command }) => words.test(command)).map(({ id }) => id))
  return {
    supervisor: sampleProcesses([stack.processId]),
    media_node: take(commandWords.media_node),
    edge: take(commandWords.edge),
    cache_engine: take(commandWords.cache_engine),
    portal: take(commandWords.portal),
    database: take(commandWords.database),
  }
}

function sampleProcesses(ids: readonly number[]): ProgramSample {
  const samples = ids.map(sampleProcess)
  return {
    residentBytes: samples.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
    handles: samples.reduce((sum, { handles }) => sum + handles, 0),
  }
}

/** PostgreSQL keeps the files of tables that it has read open, as a cache that it bounds itself. */
const tableFile = /\/(base|global|pg_\w+)\//

/**
 * Resident pages that are its own (proc(5), RssAnon): those of files and of PostgreSQL's shared memory
 * would be counted again with each connection. Handles: sockets and open files but those of tables.
 */
function sampleProcess(id: number): ProgramSample {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    const kibibytes = Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
    const handles = listOpen(id).filter((target) => !tableFile.test(target)).length
    return { residentBytes: kibibytes * 1024, handles }
  } catch {
    // It ended just now.
    return { residentBytes: 0, handles: 0 }
  }
}

/** What a process holds open: paths of files, and names such as `socket:[1234]`. */
function listOpen(id: number) {
  const folder = `/proc/${id}/fd`
  return readdirSync(folder).flatMap((number) => {
    try {
      return [readlinkSync(`${folder}/${number}`)]
    } catch {
      // Closed since the folder was read.
      return []
    }
  })
}
