import { array, asyncProperty, assert as check, uint8Array } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttackStep, makeAttack } from './test-attack'
import { type AttackDoor, openAttackDoor, settle } from './test-attack-door'
import { Choices } from './test-choices'
import type { MemorySocket } from './test-memory-socket'
import { markerOf } from './test-verdict'

const runs = 1_400
const leastInputs = 40_000
const mostAttackers = 10
/** More than the longest of a connection's phases and its farewell. */
const longestPhaseMs = 33_000
const longestStallMs = 3_000

let door: AttackDoor
let inputs = 0
beforeAll(async () => {
  door = await openAttackDoor()
})
afterAll(() => door.close())

function take(step: AttackStep, socket: MemorySocket) {
  switch (step.kind) {
    case 'bytes':
      return socket.receive(step.bytes)
    case 'portal answers':
      return door.portal.answer()
    case 'time':
      return door.pass(step.ms)
  }
}

function openAttack(bytes: Uint8Array) {
  const { socket, connection } = door.connect()
  const attack = makeAttack(new Choices(bytes), markerOf(connection))
  inputs += attack.inputs
  return { socket, connection, attack }
}

/** All of them at once, step by step; then each ends in its way and gets its time. */
async function carryOut(attackers: ReturnType<typeof openAttack>[]) {
  await settle()
  for (const { attack, socket } of attackers) if (attack.ending === 'deaf') socket.goDeaf()
  const longest = Math.max(...attackers.map(({ attack }) => attack.steps.length))
  for (let at = 0; at < longest; at += 1) {
    for (const { attack, socket } of attackers) {
      const step = attack.steps[at]
      if (step) take(step, socket)
    }
    await settle()
  }
  for (const { attack, socket } of attackers) {
    if (attack.ending === 'closes') socket.hangUp()
    if (attack.ending === 'resets') socket.destroy(new Error('reset'))
  }
  await settle()
  door.pass(longestPhaseMs)
  // The portal's own time limit is not the door's.
  door.portal.answer()
  await settle()
  door.pass(longestPhaseMs)
  await settle()
}

test('no attacker gets in, holds on, or disturbs who is on air', async () => {
  const bytes = uint8Array({ maxLength: 120, size: 'max' })
  const attacks = array(bytes, { minLength: 1, maxLength: mostAttackers, size: 'max' })
  await check(
    asyncProperty(attacks, async (choices) => {
      const startedAtMs = performance.now()
      const attackers = choices.map(openAttack)
      await carryOut(attackers)
      const faults = door.findFaults(attackers)
      if (performance.now() - startedAtMs > longestStallMs) faults.push('the door stalled')
      if (faults.length > 0) throw new Error(faults.join('\n'))
    }),
    { numRuns: runs },
  )
  expect(inputs).toBeGreaterThan(leastInputs)
}, 300_000)
