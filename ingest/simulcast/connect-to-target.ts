import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { connect as connectTls } from 'node:tls'
import { isPublicAddress } from '@/common/public-address'
import type { SimulcastAddress } from '@/common/simulcast-address'
import { LineError } from './line-error'

export type Resolve = (host: string) => Promise<string[]>

interface ConnectOptions {
  address: SimulcastAddress
  /** The operator's own word: these are not looked at further. */
  isAllowed: boolean
  /** Counts tries, so that a host with several addresses is tried at each. */
  attempt: number
  signal: AbortSignal
  resolve?: Resolve
}

const resolveByDns: Resolve = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true })
  return found.map(({ address }) => address)
}

/**
 * Connects to the very IP address that was looked at: a name that is looked up again may lead elsewhere by
 * then. One address of a host that is not public, and the host is not. Throws {@link LineError}.
 */
export async function connectToTarget(options: ConnectOptions): Promise<Socket> {
  const { address, isAllowed, attempt, signal } = options
  const ips = await findAddresses(options)
  if (!isAllowed && !ips.every(isElsewhereInPublic)) throw new LineError('not_public')
  const ip = ips[attempt % ips.length]
  if (ip === undefined) throw new LineError('host_unknown')
  const { host, port, isSecure } = address
  const socket = isSecure
    ? connectTls({ host: ip, port, ...(isIP(host) === 0 && { servername: host }) })
    : connectTcp({ host: ip, port })
  // Whoever takes it over listens for its own.
  const onError = () => {}
  socket.on('error', onError)
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

async function findAddresses({ address, signal, resolve = resolveByDns }: ConnectOptions) {
  const { host } = address
  if (isIP(host) !== 0) return [host]
  const aborted = once(signal, 'abort').then(() => [])
  const found = await Promise.race([resolve(host).catch(() => []), aborted])
  if (found.length === 0) throw new LineError('host_unknown')
  return found
}

/** This machine's own addresses lead to what else runs on it, public as they may be. */
function isElsewhereInPublic(ip: string) {
  const own = Object.values(networkInterfaces()).flatMap((faces) => faces ?? [])
  return isPublicAddress(ip) && !own.some(({ address }) => address === ip)
}
