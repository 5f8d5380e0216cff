import { readFileSync } from 'node:fs'
import { listDescendants } from '@/tests/support/processes'

/** USER_HZ, the unit of proc(5)'s times; 100 on every architecture of Linux that we know of. */
const ticksPerSecond = 100

/** CPU seconds of a process and all below it so far, those that have ended and were waited for included. */
export function readCpuSeconds(processId: number) {
  const ids = [processId, ...listDescendants(processId).map(({ id }) => id)]
  return ids.reduce((sum, id) => sum + readOwnCpuSeconds(id), 0)
}

/** CPU seconds of this process's children that have ended. */
export function readEndedChildrenCpuSeconds() {
  const { childrenUser, childrenSystem } = readTimes(process.pid)
  return (childrenUser + childrenSystem) / ticksPerSecond
}

/** Bytes in memory (VmRSS) of a process and all below it. */
export function readResidentBytes(processId: number) {
  const ids = [processId, ...listDescendants(processId).map(({ id }) => id)]
  return ids.reduce((sum, id) => sum + readOwnResidentBytes(id), 0)
}

function readOwnResidentBytes(id: number) {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
    return Number(kibibytes ?? 0) * 1024
  } catch {
    // It ended just now.
    return 0
  }
}

function readOwnCpuSeconds(id: number) {
  try {
    const { user, system, childrenUser, childrenSystem } = readTimes(id)
    return (user + system + childrenUser + childrenSystem) / ticksPerSecond
  } catch {
    // It ended just now; its parent has taken over its times.
    return 0
  }
}

/** Fields 14 to 17 of proc(5)'s stat; the name before them may hold spaces. */
function readTimes(id: number) {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields
    .slice(11, 15)
    .map(Number)
  return { user, system, childrenUser, childrenSystem }
}
