import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { accessHeader } from '@/common/media-contract'
import type { PlaybackKey } from '@/common/playback-keys'
import { type PlaybackGrant, signPlaybackToken } from '@/common/playback-token'
import type { TestOrigin } from '../test-origin'

export const keys = {
  first: { kid: 'k1', secret: 'a'.repeat(40) },
  second: { kid: 'k2', secret: 'b'.repeat(90) },
  gone: { kid: 'k0', secret: 'c'.repeat(40) },
} satisfies Record<string, PlaybackKey>
export const keysSetting = [keys.first, keys.second].map(({ kid, secret }) => `${kid}:${secret}`)

/** Written as it is: `fetch` would tidy the path up. */
export async function askRaw(edgeUrl: string, path: string) {
  const { hostname, port } = new URL(edgeUrl)
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      get({ hostname, port, path, agent: false }, async (response) => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, text: await text(response), headers })
      }).once('error', reject)
    },
  )
}

let broadcasts = 0
/** The id of a broadcast that no other test has used. */
export function newBroadcastId() {
  broadcasts += 1
  return broadcasts.toString(16).padStart(32, 'c')
}

/** Says something of a broadcast that is for holders of a token alone. */
export function sayGuarded(origin: TestOrigin, target: string, body = 'guarded') {
  origin.say(target, body, 'public, max-age=86400', { [accessHeader]: 'token' })
}

const seconds = (fromNow: number) => new Date(Date.now() + fromNow * 1000)

/** A token as the portal gives it for a class that is on air, or one that is wrong in what is given. */
export function makeToken(
  broadcastId: string,
  {
    key = keys.first,
    from = 0,
    to = 300,
    ...given
  }: Partial<PlaybackGrant> & { key?: PlaybackKey; from?: number; to?: number } = {},
) {
  const times = { issuedAt: seconds(from), expiresAt: seconds(to) }
  return signPlaybackToken({ door: 'live', broadcastId, embedId: null, ...times, ...given }, key)
}
