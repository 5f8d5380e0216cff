import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildFolder, makeBuildFolder } from './paths.mjs'
import { takeProcessLock } from './process-lock.mjs'
import { SetupError } from './run-command.mjs'

const lockPath = join(buildFolder, 'setup.lock')
const retryMs = 500
const longestWaitMs = 20 * 60_000

/** Runs `work` while no other set-up of this clone runs: two at once would undo each other. */
export async function withSetupLock(work, { onWait }) {
  makeBuildFolder()
  const { release } = await waitForLock(onWait)
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

async function waitForLock(onWait) {
  const endsAt = Date.now() + longestWaitMs
  let lock = takeProcessLock(lockPath)
  if (lock.owner) onWait(`Another set-up is running here (process ${lock.owner}); waiting for it.`)
  while (lock.owner) {
    if (Date.now() > endsAt) {
      throw new SetupError(`The other set-up (process ${lock.owner}) does not end.`, {
        advice: 'End it, then start again.',
      })
    }
    await wait(retryMs)
    lock = takeProcessLock(lockPath)
  }
  return lock
}
