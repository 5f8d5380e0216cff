import ipaddr from 'ipaddr.js'

/**
 * The address of whoever asks, as `nameClients` has written it into the request. Of IPv6 its network of 64 bits,
 * which is what one household or computer has for itself (RFC 6177): so that limits cannot be had anew within it.
 */
export function readAddress(forwardedFor: string | null) {
  const address = forwardedFor ?? ''
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`
}
