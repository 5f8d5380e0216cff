import { readdirSync, readFileSync } from 'node:fs'

export interface RunningProcess {
  id: number
  parentId: number
  /** In clock ticks since boot: tells a process from a later one with the same id. */
  startTicks: string
  command: string
}

/** Every process below one, however deep (Linux, proc(5)). */
export function listDescendants(processId: number): RunningProcess[] {
  const all = listProcesses()
  const below = (id: number): RunningProcess[] =>
    all.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...below(child.id)])
  return below(processId)
}

/** Those of the given processes that still run. */
export function keepRunning(processes: RunningProcess[]): RunningProcess[] {
  const now = listProcesses()
  return processes.filter(({ id, startTicks }) =>
    now.some((other) => other.id === id && other.startTicks === startTicks),
  )
}

function listProcesses(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
}

function readProcess(id: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const [state, parentId, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its entry waits for the parent.
    if (state === 'Z') return undefined
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { id, parentId: Number(parentId), startTicks: rest[17] ?? '', command }
  } catch {
    // It ended between being listed and being read.
    return undefined
  }
}
