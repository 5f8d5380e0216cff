interface WaitingPeersOptions {
  most: number
  mostPerNetwork: number
}

/** Who is connected and may not publish yet. Publishers are none of them, so nobody who waits takes their room. */
export class WaitingPeers<Peer> {
  private readonly networks = new Map<string, Set<Peer>>()
  private count = 0

  constructor(private readonly options: WaitingPeersOptions) {}

  get size() {
    return this.count
  }

  /**
   * Takes one in, and names who has to go for it: an encoder waits for a moment, so whoever has waited longest, of
   * its own network when that has too many, else of the one that has most.
   */
  add(peer: Peer, network: string): Peer | undefined {
    const own = this.networks.get(network) ?? new Set()
    this.networks.set(network, own)
    const hasTooMany = own.size >= this.options.mostPerNetwork
    const isFull = this.count >= this.options.most
    const crowded = hasTooMany ? own : isFull ? this.findLargest() : null
    own.add(peer)
    this.count += 1
    return crowded?.values().next().value
  }

  /** It may publish now, or is gone. */
  remove(peer: Peer, network: string) {
    const own = this.networks.get(network)
    if (!own?.delete(peer)) return
    this.count -= 1
    if (own.size === 0) this.networks.delete(network)
  }

  private findLargest() {
    let largest: Set<Peer> | null = null
    for (const peers of this.networks.values()) {
      if (peers.size > (largest?.size ?? 0)) largest = peers
    }
    return largest
  }
}
