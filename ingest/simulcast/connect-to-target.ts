import { once } from 'node:events'
import { connect as connectTcp, isIP, isIPv4, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { connect as connectTls } from 'node:tls'
import { isPublicAddress } from '@/common/public-address'
import type { SimulcastAddress } from '@/common/simulcast-address'
import { LineError } from './line-error'
import { type Resolve, resolveHost } from './resolve-host'

interface ConnectOptions {
  address: SimulcastAddress
  /** The operator's own word: where it leads is not looked at. */
  isAllowed: boolean
  /** Counts tries, so that a host with several addresses is tried at each. */
  attempt: number
  signal: AbortSignal
  resolve?: Resolve
}

/**
 * Connects to the very IP address that was looked at: a name that is looked up again may lead elsewhere by
 * then. One address of a host that is not public, and the host is not. Throws {@link LineError}.
 */
export async function connectToTarget(options: ConnectOptions): Promise<Socket> {
  const { address, attempt, signal } = options
  const ips = await findAddresses(options)
  const ip = ips[attempt % ips.length]
  if (ip === undefined || signal.aborted) throw new LineError('host_unknown')
  const { host, port, isSecure } = address
  const socket = isSecure
    ? connectTls({ host: ip, port, ...(isIP(host) === 0 && { servername: host }) })
    : connectTcp({ host: ip, port })
  // Whoever takes it over listens for its own.
  socket.on('error', () => {})
  try {
    await once(socket, 'connect', { signal })
    if (isSecure) await waitForTls(socket, signal)
    socket.setNoDelay(true)
    return socket
  } catch (error) {
    socket.destroy()
    if (error instanceof LineError) throw error
    throw new LineError('unreachable', { cause: error })
  }
}

async function waitForTls(socket: Socket, signal: AbortSignal) {
  try {
    await once(socket, 'secureConnect', { signal })
  } catch (error) {
    throw new LineError('tls_failed', { cause: error })
  }
}

/** IPv4 goes before IPv6, which not every machine has; all are looked at. */
async function findAddresses(options: ConnectOptions) {
  const { address, isAllowed, signal, resolve = resolveHost } = options
  const { host } = address
  const found = isIP(host) === 0 ? await resolve(host, { isAllowed, signal }) : [host]
  if (found.length === 0) throw new LineError('host_unknown')
  if (!isAllowed && !found.every(isElsewhereInPublic)) throw new LineError('not_public')
  const ofIpv4 = found.filter((ip) => isIPv4(ip))
  return ofIpv4.length > 0 ? ofIpv4 : found
}

/** This machine's own addresses lead to what else runs on it, public as they may be. */
function isElsewhereInPublic(ip: string) {
  const own = Object.values(networkInterfaces()).flatMap((faces) => faces ?? [])
  return isPublicAddress(ip) && !own.some(({ address }) => address === ip)
}
