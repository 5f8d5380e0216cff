import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from './start-error'

const betweenAsksMs = 150
const oneAskMs = 2_000
const longestStartMs = 90_000
const deathsBeforeGivingUp = 3

interface ReadyOptions {
  program: { name: string; deaths: number }
  healthUrl: string
  logPath: string
  signal: AbortSignal
}

/** Waits until a program answers 200 on its health address; throws a {@link StartError} when it never will. */
export async function waitUntilHealthy({ program, healthUrl, logPath, signal }: ReadyOptions) {
  const endsAtMs = performance.now() + longestStartMs
  for (;;) {
    const reason = await askHealth(healthUrl, signal)
    if (reason === undefined) return
    if (program.deaths >= deathsBeforeGivingUp) {
      throw new StartError(`${program.name} ends again and again. See ${logPath}.`)
    }
    if (performance.now() > endsAtMs) {
      throw new StartError(`${program.name} does not get ready: ${reason}. See ${logPath}.`)
    }
    await wait(betweenAsksMs, undefined, { signal })
  }
}

/** Gives undefined when healthy, else the reason. */
export async function askHealth(url: string, signal?: AbortSignal): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(oneAskMs)
  try {
    const response = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    const text = await response.text()
    return response.ok ? undefined : `${response.status} ${text.slice(0, 200)}`
  } catch (error) {
    if (signal?.aborted) throw error
    // Nobody listens yet, or the answer took too long: both are reasons to ask again.
    return error instanceof Error ? String(error.cause ?? error.message) : String(error)
  }
}
