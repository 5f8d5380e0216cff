import { once } from 'node:events'
import { connect } from 'node:net'
import { array, asyncProperty, assert as check, uint8Array } from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDoor, type TestDoor } from '../../test-door'
import { TestEncoder, videoTag } from '../test-encoder'
import { type Attack, makeAttack } from './test-attack'
import { attackBroadcastIds, attackKeys } from './test-attack-keys'
import { Choices } from './test-choices'
import { findFaults, markerOf } from './test-verdict'

const runs = 10
const mostAttackers = 40
/** Enough for the one who is on air, on a machine that is busy. */
const phaseMs = 600
const frameEveryMs = 150
const lines: string[] = []
const grantOf = (broadcastId: string) =>
  ({ outcome: 'granted', broadcastId, classroomId: 'room' }) as const
const standingConnection = 1

let door: TestDoor
/** Somebody is on air all the time. */
let sending: NodeJS.Timeout
beforeAll(async () => {
  door = await openTestDoor({
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    limits: {
      handshakeTimeoutMs: phaseMs,
      connectTimeoutMs: phaseMs,
      publishTimeoutMs: phaseMs,
      mediaTimeoutMs: 2 * phaseMs,
      goodbyeTimeoutMs: phaseMs,
    },
  })
  door.portal.state.answers = {
    [attackKeys.good]: grantOf(attackBroadcastIds[attackKeys.good]),
    [attackKeys.late]: grantOf(attackBroadcastIds[attackKeys.late]),
    [attackKeys.standing]: grantOf(attackBroadcastIds[attackKeys.standing]),
  }
  const standing = await TestEncoder.publishing(door.port, attackKeys.standing)
  lines.splice(0)
  sending = setInterval(() => standing.send({ type: 9, payload: videoTag.keyframe }), frameEveryMs)
})
afterAll(async () => {
  clearInterval(sending)
  await door.close()
})

/** Attacks from a real socket, and leaves the ending to the door where the attack does not end itself. */
async function attackFromSocket({ steps, ending }: Attack) {
  const socket = connect({ port: door.port, host: '127.0.0.1' })
  socket.on('error', () => socket.destroy())
  await once(socket, 'connect')
  if (ending !== 'deaf') socket.resume()
  for (const step of steps) {
    if (step.kind === 'bytes') socket.write(step.bytes)
    else await new Promise<void>((resolve) => setImmediate(resolve))
  }
  if (ending === 'closes') socket.end()
  if (ending === 'resets') socket.resetAndDestroy()
  return socket
}

test('over real sockets, with a real portal, all attackers end in time and with their line', async () => {
  const bytes = uint8Array({ maxLength: 120, size: 'max' })
  const attacks = array(bytes, { minLength: 1, maxLength: mostAttackers, size: 'max' })
  let attackers = 0
  await check(
    asyncProperty(attacks, async (all) => {
      const made = all.map((choices) => makeAttack(new Choices(choices), markerOf(0)))
      attackers += made.length
      const sockets = await Promise.all(made.map(attackFromSocket))
      await door.closings(attackers)
      for (const socket of sockets) socket.destroy()
    }),
    { numRuns: runs },
  )
  const address = { closed: true, remoteAddress: '127.0.0.1' }
  const known = Array.from({ length: attackers }, (_, at) => ({
    socket: address,
    connection: standingConnection + 1 + at,
  }))
  expect(findFaults({ attackers: known, lines, events: [] })).toEqual([])
  expect(door.metrics.publishers).toBe(1)
  expect(door.server.bufferedBytes).toBe(0)
}, 120_000)
