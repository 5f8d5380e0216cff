import { Closers } from './closers'
import { explain } from './explain'
import { openProduct, type WatchPrograms } from './open-product'
import { outliveOutput } from './outlive-output'
import { listenForStop, untilAborted } from './signals'

interface StartOptions {
  /** Given in development only. */
  watchPrograms?: WatchPrograms
}

/** Runs the whole product on this machine until it is told to stop; gives the exit code. */
export async function startEverything({ watchPrograms }: StartOptions): Promise<number> {
  outliveOutput()
  const stop = listenForStop()
  const closers = new Closers()
  const startFailure = await runUntilStopped({ closers, watchPrograms, stop })
  if (startFailure) process.stderr.write(`\n  ${explain(startFailure.error)}\n`)
  else process.stdout.write('\n  Stopping …\n')
  const stopFailures = await closers.closeAll()
  for (const failure of stopFailures) process.stderr.write(`  ${explain(failure)}\n`)
  if (startFailure || stopFailures.length > 0) return 1
  process.stdout.write('  Stopped.\n')
  return 0
}

interface RunOptions {
  closers: Closers
  watchPrograms: WatchPrograms | undefined
  stop: AbortSignal
}

/** Gives why the start failed; undefined when it was stopped, be it in the middle of starting. */
async function runUntilStopped(options: RunOptions): Promise<{ error: unknown } | undefined> {
  try {
    await openProduct(options)
    await untilAborted(options.stop)
    return undefined
  } catch (error) {
    return options.stop.aborted ? undefined : { error }
  }
}
