import { systemClock } from '@/common/clock'
import { createLog } from '@/common/log'
import { SettingsError } from '@/common/settings'
import { MediaNode } from './media-node'
import { type MediaSettings, readMediaSettings } from './media-settings'

const longestGoodbyeMs = 4_500

const settings = readOrExit()
const log = createLog('media', settings.LOG_LEVEL)
const node = new MediaNode({ settings, clock: systemClock, log })
let isStopping = false

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

try {
  await node.start()
  log.info({ rtmpPort: node.rtmpPort, originPort: node.originPort }, 'media node ready')
} catch (error) {
  log.error({ err: error }, explain(error, settings))
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

function explain(error: unknown, { RTMP_PORT, ORIGIN_PORT }: MediaSettings) {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') {
    return 'the media node could not start'
  }
  const port = 'port' in error ? error.port : undefined
  const variable = port === RTMP_PORT ? 'RTMP_PORT' : port === ORIGIN_PORT ? 'ORIGIN_PORT' : null
  const change = variable ? ` or set ${variable} to another one` : ''
  return `Port ${port} is in use: stop the program that uses it${change}, then start again.`
}
