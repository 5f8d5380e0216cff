import { join } from 'node:path'
import type { ProgramSpecification } from './program'
import { httpAddress, type SupervisorSettings } from './settings'

export const programNames = ['media', 'edge', 'web'] as const
export type ProgramName = (typeof programNames)[number]

/**
 * How the media node's heap is kept. Frames live for a moment or for some seconds: a large nursery
 * would keep the dead of all classes. Media in memory count as a growing heap, so by default all of
 * it is marked every second, with threads that cost as much again.
 */
const mediaHeap = ['--max-semi-space-size=4', '--heap-growing-percent=60', '--single-threaded-gc']

interface ProgramPlace {
  root: string
  isDevelopment: boolean
}

/** Where a program lies and how it is called; the environment is up to the caller. */
export function locateProgram(
  name: ProgramName | 'lecture',
  { root, isDevelopment }: ProgramPlace,
  settings: Pick<SupervisorSettings, 'PORTAL_HOST' | 'PORTAL_PORT'>,
): Pick<ProgramSpecification, 'script' | 'nodeArgs' | 'args'> {
  if (name !== 'web') {
    const script = join(root, '.data', 'build', `${name}.mjs`)
    return name === 'media' ? { script, nodeArgs: mediaHeap } : { script }
  }
  return {
    script: join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
    args: [
      isDevelopment ? 'dev' : 'start',
      'web',
      '--hostname',
      settings.PORTAL_HOST,
      '--port',
      String(settings.PORTAL_PORT),
    ],
  }
}

export function healthAddress(name: ProgramName, settings: SupervisorSettings) {
  switch (name) {
    case 'media':
      return `${httpAddress(settings.ORIGIN_HOST, settings.ORIGIN_PORT)}/health`
    case 'edge':
      return `${httpAddress(settings.EDGE_HOST, settings.EDGE_PORT)}/health`
    case 'web':
      return `${httpAddress(settings.PORTAL_HOST, settings.PORTAL_PORT)}/api/health`
  }
}

/** Every port of the product on this machine, with the variable that moves it. */
export function listPorts(settings: SupervisorSettings) {
  return [
    { variable: 'PORTAL_PORT', host: settings.PORTAL_HOST, port: settings.PORTAL_PORT },
    { variable: 'RTMP_PORT', host: settings.RTMP_HOST, port: settings.RTMP_PORT },
    { variable: 'EDGE_PORT', host: settings.EDGE_HOST, port: settings.EDGE_PORT },
    { variable: 'EDGE_ADMIN_PORT', host: '127.0.0.1', port: settings.EDGE_ADMIN_PORT },
    { variable: 'ORIGIN_PORT', host: settings.ORIGIN_HOST, port: settings.ORIGIN_PORT },
    ...listTlsPorts(settings),
  ]
}

/** Those that a certificate opens. */
function listTlsPorts(settings: SupervisorSettings) {
  const { EDGE_TLS_CERTIFICATE_FILE, RTMPS_CERTIFICATE_FILE } = settings
  const edge = {
    variable: 'EDGE_TLS_PORT',
    host: settings.EDGE_TLS_HOST,
    port: settings.EDGE_TLS_PORT,
  }
  const rtmps = { variable: 'RTMPS_PORT', host: settings.RTMPS_HOST, port: settings.RTMPS_PORT }
  return [
    ...(EDGE_TLS_CERTIFICATE_FILE === undefined ? [] : [edge]),
    ...(RTMPS_CERTIFICATE_FILE === undefined ? [] : [rtmps]),
  ]
}
