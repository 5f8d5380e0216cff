import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { formatBanner } from './banner'
import type { Closers } from './closers'
import { Crew } from './crew'
import { openDatabase } from './database'
import { makeDemoContent, waitUntilOnAir } from './demo'
import { programEnvironment, withoutPortalKeys } from './environment'
import { checkPortsAreFree } from './free-ports'
import { healthAddress, listPorts, locateProgram, type ProgramName } from './programs'
import { readOrMakeSecrets } from './secrets'
import { readSupervisorSettings } from './settings'
import type { SupervisedProgram } from './supervised-program'
import { Terminal } from './terminal'

/** How long each may take to end before it is ended; together they stay within ten seconds. */
const stopWithinMs = { lecture: 1_000, media: 3_000, web: 2_000, edge: 2_000 }

/** Tells of new bundles in development; see scripts/setup/bundle.mjs. Gives what ends the watching. */
export type WatchPrograms = (
  names: string[],
  listeners: { onChange: (name: string) => void; onMistake: (text: string) => void },
) => Promise<() => Promise<unknown>>

interface OpenOptions {
  /** Takes everything that is opened, to be closed in the reverse order. */
  closers: Closers
  watchPrograms: WatchPrograms | undefined
  stop: AbortSignal
}

/** Starts database, programs and demo, in the order in which they need each other. */
export async function openProduct({ closers, watchPrograms, stop }: OpenOptions) {
  const root = process.cwd()
  const isDevelopment = watchPrograms !== undefined
  const settings = readSupervisorSettings(root)
  const terminal = new Terminal({
    write: (text) => process.stdout.write(text),
    threshold: settings.LOG_LEVEL ?? 'warn',
  })
  const logFolder = join(settings.DATA_DIR, 'logs')
  mkdirSync(settings.DATA_DIR, { recursive: true })
  const made = readOrMakeSecrets(settings.DATA_DIR)
  const secrets = {
    MEDIA_SECRET: settings.MEDIA_SECRET ?? made.MEDIA_SECRET,
    ACCOUNT_SECRET: settings.ACCOUNT_SECRET ?? made.ACCOUNT_SECRET,
    CHILD_DATA_KEYS: settings.CHILD_DATA_KEYS ?? made.CHILD_DATA_KEYS,
    CHILD_DIGEST_KEY: settings.CHILD_DIGEST_KEY ?? made.CHILD_DIGEST_KEY,
  }
  await checkPortsAreFree(listPorts(settings))

  const databaseUrl = await openDatabase({ root, settings, closers, terminal })
  const demo =
    settings.DEMO === 'on'
      ? await makeDemoContent({ settings, secrets, databaseUrl, terminal })
      : undefined
  stop.throwIfAborted()

  const crew = new Crew({ root, logFolder, terminal })
  const portalEnv = programEnvironment({ settings, databaseUrl, secrets, isDevelopment })
  const nodeEnv = withoutPortalKeys(portalEnv)
  const start = (name: ProgramName | 'lecture') => {
    const place = locateProgram(name, { root, isDevelopment }, settings)
    // A media node that was told to drain ends by itself.
    const env = name === 'web' ? portalEnv : nodeEnv
    const program = crew.supervise({ name, ...place, env }, { mayFinish: name === 'media' })
    program.start()
    closers.add(() => program.stop({ withinMs: stopWithinMs[name] }))
    return program
  }
  const startHealthy = (name: ProgramName) => {
    const program = start(name)
    return terminal.step(name, async () => {
      await crew.waitUntilHealthy(program, healthAddress(name, settings), stop)
      return program
    })
  }
  // The media node asks the portal, the edge needs a media node, the lecture needs them all.
  const startPortalThenMedia = async () => [await startHealthy('web'), await startHealthy('media')]
  const [edge, others] = await Promise.all([startHealthy('edge'), startPortalThenMedia()])
  const programs = [edge, ...others]
  if (demo) {
    programs.push(start('lecture'))
    await waitUntilOnAir(demo, { terminal, stop })
  }
  if (watchPrograms) closers.add(await restartOnChange(watchPrograms, programs, terminal))
  process.stdout.write(formatBanner({ settings, demo, logFolder }))
}

function restartOnChange(
  watchPrograms: WatchPrograms,
  programs: SupervisedProgram[],
  terminal: Terminal,
) {
  // Next.js watches the portal itself.
  const bundled = programs.filter(({ name }) => name !== 'web')
  return watchPrograms(
    bundled.map(({ name }) => name),
    {
      onChange: async (name) => {
        terminal.note(`${name} has changed; starting it again.`)
        const changed = bundled.find((program) => program.name === name)
        await changed?.restart({ withinMs: stopWithinMs.media })
      },
      onMistake: (text) => terminal.problem(text),
    },
  )
}
