/**
 * Where a broadcast's playback lives, the same on origin and edge:
 * `/live/<node>/<broadcastId>/index.m3u8`, and everything else relative to it.
 * The node's name lets an edge find the origin without shared state.
 */
export const multivariantPlaylistName = 'index.m3u8'
export const broadcastStateName = 'state.json'

export const nodeNamePattern = /^[a-z0-9][a-z0-9-]{0,31}$/
/** 128 random bits in lower-case hex: unguessable, and the path's only secret. */
export const broadcastIdPattern = /^[0-9a-f]{32}$/

/** Of a partner's player. */
export const embedIdPattern = /^[a-z0-9]{8,40}$/

/** A broadcast is watched by one of two: while it is on air, and again. Each begins the path of what lies behind it. */
export type PlaybackDoor = 'live' | 'replay'

interface BroadcastAddress {
  nodeName: string
  broadcastId: string
}

export function broadcastPath({ nodeName, broadcastId }: BroadcastAddress) {
  return `/live/${nodeName}/${broadcastId}/`
}

export function multivariantPlaylistPath(address: BroadcastAddress) {
  return broadcastPath(address) + multivariantPlaylistName
}

/** The live state of a broadcast as its media node sees it, a small JSON document. */
export function broadcastStatePath(address: BroadcastAddress) {
  return broadcastPath(address) + broadcastStateName
}

/** Where a broadcast is watched again, once it has ended: `/replay/<node>/<broadcastId>/index.m3u8`. */
export function replayPlaylistPath({ nodeName, broadcastId }: BroadcastAddress) {
  return `/replay/${nodeName}/${broadcastId}/${multivariantPlaylistName}`
}

const playbackPathPattern = /^\/(?:live|replay)\/([^/]+)\/([^/]+)\//

/** The broadcast whose playback lies at this path; null when it is not a playback path. */
export function broadcastIdInPath(path: string) {
  const [, nodeName = '', broadcastId = ''] = playbackPathPattern.exec(path) ?? []
  return nodeNamePattern.test(nodeName) && broadcastIdPattern.test(broadcastId) ? broadcastId : null
}
