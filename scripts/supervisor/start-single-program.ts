import { once } from 'node:events'
import { spawnProgram } from './program'
import { locateProgram, type ProgramName } from './programs'
import { readSupervisorSettings } from './settings'
import { listenForStop } from './signals'

/**
 * Runs one program with the environment as given, for larger installations; gives its exit code.
 * What keeps it running is up to the machine (systemd, a container's restart policy).
 */
export async function startSingleProgram(name: ProgramName): Promise<number> {
  const root = process.cwd()
  const settings = readSupervisorSettings(root)
  const place = locateProgram(name, { root, isDevelopment: false }, settings)
  const env = {
    ...process.env,
    // By this name next-auth knows the portal's address.
    NEXTAUTH_URL: settings.PORTAL_URL,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const child = spawnProgram({ name, ...place, env }, { root, output: 'inherit' })
  listenForStop().addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  if (name === 'media') process.on('SIGUSR2', () => child.kill('SIGUSR2'))
  const [code]: unknown[] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
