import ipaddr from 'ipaddr.js'

/** RFC 4291 section 2.4 and IANA's registry: all that is given out of IPv6's global unicast space. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is somebody's on the internet: not of this machine, a private network, a link,
 * a carrier's inside, documentation, and not an IPv4 address of such a kind in the clothes of IPv6.
 */
export function isPublicAddress(address: string) {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicast)) return false
  return parsed.range() === 'unicast'
}
