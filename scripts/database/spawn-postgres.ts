import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { DatabasePlace } from './database-place'
import { clusterFolder } from './initialise-cluster'
import { serverSettings } from './server-settings'

const setpriv = '/usr/bin/setpriv'

interface SpawnOptions {
  place: DatabasePlace
  port: number
  /** Open for writing: PostgreSQL's own log goes there. */
  logFile: number
  parameters: Record<string, string>
}

/** Starts the server on loopback, in a process group of its own: Ctrl-C is the supervisor's. */
export function spawnPostgres({ place, port, logFile, parameters }: SpawnOptions): ChildProcess {
  const { binaries, folder, user } = place
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    log_min_messages: 'warning',
    ...serverSettings(),
    ...parameters,
  }
  const command = [
    binaries.postgres,
    ...['-D', clusterFolder(folder)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const [program = '', ...args] = [...endWithParent(), ...command]
  return spawn(program, args, {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  })
}

/** Linux tells the server when we are gone, however that happened: SIGINT is its fast shutdown. */
function endWithParent() {
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'INT', '--'] : []
}
