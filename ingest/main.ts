import { systemClock } from '@/common/clock'
import { createLog } from '@/common/log'
import { SettingsError } from '@/common/settings'
import { explainStartFailure } from './explain-start-failure'
import { MediaNode } from './media-node'
import { readMediaSettings } from './media-settings'

const longestGoodbyeMs = 4_500

const settings = readOrExit()
const log = createLog('media', settings.LOG_LEVEL)
const node = new MediaNode({ settings, clock: systemClock, log })
let isStopping = false
let isDraining = false

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
process.on('SIGUSR2', drain)

try {
  await node.start()
  const { rtmpPort, rtmpsPort, originPort } = node
  log.info({ rtmpPort, rtmpsPort, originPort, processId: process.pid }, 'media node ready')
} catch (error) {
  const advice = explainStartFailure(error, settings)
  if (advice) log.error({}, advice)
  else log.error({ err: error }, 'the media node could not start')
  process.exit(1)
}

function readOrExit() {
  try {
    return readMediaSettings()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    createLog('media').error({}, error.message)
    process.exit(1)
  }
}

/** Ends with code 0, which supervisors are not to take for a crash. */
function drain() {
  if (isDraining) return
  isDraining = true
  log.warn({}, 'media node drains: it takes no new broadcast, and ends after the last')
  void node.drain().then(stop)
}

function stop() {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
  node.stop().then(
    () => {
      log.info({}, 'media node stopped')
      process.exit(0)
    },
    (error: unknown) => {
      log.error({ err: error }, 'the media node did not stop cleanly')
      process.exit(1)
    },
  )
}
