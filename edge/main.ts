import { once } from 'node:events'
import { createLog } from '@/common/log'
import { readSettings, SettingsError } from '@/common/settings'
import { Edge } from './edge'
import { edgeSettingsShape } from './edge-settings'
import { EdgeStartError } from './edge-start-error'

/** Runs the edge until it is told to stop, or until its engine dies: starting it anew is up to its parent. */
async function runEdge(): Promise<number> {
  const settings = readSettings(edgeSettingsShape)
  const log = createLog('edge', settings.LOG_LEVEL)
  if (settings.MEDIA_SECRET === undefined) {
    log.warn(
      {},
      'without MEDIA_SECRET this edge is not told which classes are stopped or withdrawn',
    )
    if (settings.PLAYBACK_TOKEN_KEYS === undefined) {
      log.warn({}, 'without PLAYBACK_TOKEN_KEYS this edge plays classes for everybody alone')
    }
  }
  const stopAsked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const edge = new Edge({ settings, log })
  const death = edge.start().then(() => {
    log.info({ host: settings.EDGE_HOST, port: settings.EDGE_PORT }, 'the edge is open')
    return edge.untilDead()
  })
  try {
    const reason = await Promise.race([death, stopAsked.then(() => null)])
    if (reason === null) return 0
    log.error({ reason }, 'the cache engine has died')
    return 1
  } finally {
    // A stop in the middle of a start makes the start fail, which is no news then.
    death.catch(() => undefined)
    await edge.stop()
  }
}

try {
  process.exitCode = await runEdge()
} catch (error) {
  const log = createLog('edge')
  if (error instanceof EdgeStartError || error instanceof SettingsError) log.error(error.message)
  else log.error({ err: error }, 'the edge could not be started')
  process.exitCode = 1
}
