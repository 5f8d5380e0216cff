import proxyAddr from 'proxy-addr'
import { z } from 'zod'

/**
 * Whose word about their clients' addresses counts: addresses, networks, or `loopback`, `linklocal` and
 * `uniquelocal`. By default a proxy on this machine, since nobody else can come from there.
 */
export const trustedProxiesSetting = z
  .string()
  .default('loopback')
  .transform((text) => (text.trim() === 'none' ? [] : text.split(',').map((each) => each.trim())))
  .refine(areNetworks, 'must be addresses or networks, separated by commas, or none')

function areNetworks(networks: string[]) {
  // A number of hops, as other programs take it, would be read as an address.
  if (networks.some((network) => /^\d+$/.test(network))) return false
  try {
    proxyAddr.compile(networks)
    return true
  } catch (error) {
    // The library tells a network that it does not know in this way alone.
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}
