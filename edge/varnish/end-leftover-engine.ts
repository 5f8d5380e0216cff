import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const asksEveryMs = 50
const politeForMs = 1_500
const longestMs = 4_000

/** Ends an engine that a killed run left behind in this folder, if there is one. */
export async function endLeftoverEngine(workFolder: string) {
  const processId = findProcessId(workFolder)
  if (processId === null) return
  const startedAtMs = performance.now()
  sendSignal(processId, 'SIGTERM')
  while (isEngineOf(workFolder, processId)) {
    const waitedMs = performance.now() - startedAtMs
    if (waitedMs > longestMs)
      throw new Error(`The engine ${processId} of an earlier run does not end.`)
    if (waitedMs > politeForMs) sendSignal(processId, 'SIGKILL')
    await wait(asksEveryMs)
  }
}

function findProcessId(workFolder: string) {
  const processId = Number(readIfThere(join(workFolder, '_.pid')).trim())
  return processId > 1 && isEngineOf(workFolder, processId) ? processId : null
}

/** The number may belong to another program by now: the command line tells. */
function isEngineOf(workFolder: string, processId: number) {
  const words = readIfThere(`/proc/${processId}/cmdline`).split('\0')
  return /(^|\/)varnishd$/.test(words[0] ?? '') && words.includes(workFolder)
}

function readIfThere(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Neither the file nor the process has to exist.
    return ''
  }
}

function sendSignal(processId: number, signal: NodeJS.Signals) {
  try {
    process.kill(processId, signal)
  } catch {
    // It has ended in between.
  }
}
