import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Takes a lock file for this process. Gives `{ release }`, or `{ owner }` with the process id that
 * holds it. A lock whose process is gone, or whose id belongs to a later process, counts as free.
 */
export function takeProcessLock(path) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${process.pid} ${processStart(process.pid)}`)
  try {
    // A link appears whole or not at all, so nobody ever reads a half-written lock.
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryLink(draft, path)) return { release: () => rmSync(path, { force: true }) }
      const owner = readLiveOwner(path)
      if (owner) return { owner }
      rmSync(path, { force: true })
    }
    throw new Error(`The lock ${path} cannot be taken.`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function tryLink(draft, path) {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function readLiveOwner(path) {
  try {
    const [processId, start] = readFileSync(path, 'utf8').split(' ')
    return processStart(Number(processId)) === start ? Number(processId) : undefined
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** When a process started, in clock ticks since boot (proc(5), stat field 22); `gone` without one. */
function processStart(processId) {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return 'gone'
  }
}
