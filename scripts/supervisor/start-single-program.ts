import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { locateProgram, type ProgramName } from './programs'
import { readSupervisorSettings } from './settings'

/**
 * Runs one program with the environment as given, for larger installations; gives its exit code.
 * What keeps it running is up to the machine (systemd, a container's restart policy).
 */
export async function startSingleProgram(name: ProgramName): Promise<number> {
  const root = process.cwd()
  const settings = readSupervisorSettings(root)
  const { script, args = [] } = locateProgram(name, { root, isDevelopment: false }, settings)
  const endWithParent = join(root, 'scripts', 'supervisor', 'end-with-parent.mjs')
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', `--import=${endWithParent}`, script, ...args],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  const [code]: unknown[] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
