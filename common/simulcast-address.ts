import { isIP } from 'node:net'
import { isPublicAddress } from './public-address'

/** Where an RTMP server takes a broadcast; its stream key is told apart from it. */
export interface SimulcastAddress {
  isSecure: boolean
  /** As resolvers take it: ASCII, lower case; an IPv6 address without brackets. */
  host: string
  port: number
  /** RTMP's application: the path without its first slash. */
  app: string
  /** The whole, written in one way. */
  text: string
}

export const longestSimulcastAddress = 500
const ports = { rtmp: 1935, rtmps: 443 } as const
const form =
  /^(rtmps?):\/\/([^/?#@\s\\]+)\/([\w.~!$&'()*+,;=:%-]+(?:\/[\w.~!$&'()*+,;=:%-]+)*)\/?$/i

/**
 * Null unless it is `rtmp://host/application` or `rtmps://…`. A query and a name with a password are not
 * taken, since they carry secrets, and an address is shown.
 */
export function parseSimulcastAddress(given: string): SimulcastAddress | null {
  if (given.length > longestSimulcastAddress) return null
  const [, scheme = '', authority = '', app = ''] = form.exec(given) ?? []
  const isSecure = scheme.toLowerCase() === 'rtmps'
  // As a browser reads it: whatever way a number is written, it is an IP address then.
  if (!URL.canParse(`https://${authority}`)) return null
  const { hostname } = new URL(`https://${authority}`)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(/:(\d+)$/.exec(authority)?.[1] ?? ports[isSecure ? 'rtmps' : 'rtmp'])
  if (host === '' || port < 1 || port > 65_535) return null
  return {
    ...{ isSecure, host, port, app },
    text: `${isSecure ? 'rtmps' : 'rtmp'}://${hostname}:${port}/${app}`,
  }
}

/** Names that no public resolver knows. */
const inwardName =
  /(^|\.)(localhost|local|internal|intranet|lan|home|home\.arpa|corp|test|onion)\.?$/

/** What a host's name alone tells; where it leads is looked at again when it has been resolved. */
export function isPublicHost(host: string) {
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes('.') && !inwardName.test(host)
}
