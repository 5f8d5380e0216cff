import { expect, test } from 'vitest'
import { WaitingPeers } from './waiting-peers'

/** Names of peers begin with their network's letter; gives who had to go, in turn. */
function come(peers: readonly string[], options: { most: number; mostPerNetwork: number }) {
  const waiting = new WaitingPeers<string>(options)
  const networkOf = (peer: string) => peer.charAt(0)
  const gone = peers.flatMap((peer) => {
    const sentAway = waiting.add(peer, networkOf(peer))
    if (sentAway === undefined) return []
    waiting.remove(sentAway, networkOf(sentAway))
    return [sentAway]
  })
  return { gone, size: waiting.size }
}

test('a network with too many loses its own oldest', () => {
  const { gone, size } = come(['a1', 'b1', 'b2', 'b3', 'b4'], { most: 10, mostPerNetwork: 2 })
  expect(gone).toEqual(['b1', 'b2'])
  expect(size).toBe(3)
})

test('when all together are too many, the network with most of them loses its oldest', () => {
  const peers = ['a1', 'b1', 'b2', 'b3', 'c1', 'b4', 'd1']
  const { gone, size } = come(peers, { most: 4, mostPerNetwork: 10 })
  expect(gone).toEqual(['b1', 'b2', 'b3'])
  expect(size).toBe(4)
})

test('whoever publishes or has gone makes room', () => {
  const waiting = new WaitingPeers<string>({ most: 1, mostPerNetwork: 1 })
  waiting.add('a1', 'a')
  waiting.remove('a1', 'a')
  waiting.remove('a1', 'a')
  expect(waiting.size).toBe(0)
  expect(waiting.add('b1', 'b')).toBeUndefined()
})
