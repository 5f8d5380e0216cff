import ipaddr from 'ipaddr.js'

/**
 * What counts as one peer: an address, and of IPv6 its network of 64 bits, which is what one household or computer
 * has for itself (RFC 6177), so that limits cannot be had anew within it. What is no address stays as it is.
 */
export function networkOf(address: string) {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`
}
