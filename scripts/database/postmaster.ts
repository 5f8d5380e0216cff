import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from './database-error'
import { clusterFolder } from './initialise-cluster'

const fastShutdownMs = 5_000
const immediateShutdownMs = 5_000
const pollMs = 20

/** The process that runs a cluster, by the file that PostgreSQL keeps; undefined when none does. */
export function findPostmaster(folder: string): number | undefined {
  const path = join(clusterFolder(folder), 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const processId = Number.parseInt(readFileSync(path, 'utf8'), 10)
  return isPostgres(processId) ? processId : undefined
}

/** Ends it as a fast shutdown, and without one when that takes too long. */
export async function endPostmaster(processId: number) {
  process.kill(processId, 'SIGINT')
  if (await hasEnded(processId, fastShutdownMs)) return
  process.kill(processId, 'SIGQUIT')
  if (await hasEnded(processId, immediateShutdownMs)) return
  throw new DatabaseError(`The former database (process ${processId}) does not end. End it first.`)
}

async function hasEnded(processId: number, withinMs: number) {
  const deadline = performance.now() + withinMs
  while (isPostgres(processId)) {
    if (performance.now() > deadline) return false
    await delay(pollMs)
  }
  return true
}

/**
 * After a crash of the machine the number may be another program's by now. One that has ended, and
 * whose parent has not asked how, has no command line any more.
 */
function isPostgres(processId: number) {
  if (!isRunning(processId)) return false
  if (!existsSync('/proc/self')) return true
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('postgres')
  } catch {
    // It ended between the two looks.
    return false
  }
}

function isRunning(processId: number) {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    // ESRCH: there is no such process.
    return false
  }
}
