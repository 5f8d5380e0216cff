import { asyncProperty, assert as check, uint8Array } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttackDoor, openAttackDoor, settle } from './test-attack-door'
import { bearableMessage } from './test-bearable-message'
import { Choices } from './test-choices'
import { hostileBytes, hostileMessage, mediaMessage } from './test-hostile-bytes'
import { measureUsedBytes } from './test-memory'
import { Resident } from './test-resident'

const warmUpRuns = 300
const runs = 2_300
const bytesARun = 4_000
const leastMessages = 170_000
const mostGrowthBytes = 8 * 1024 * 1024
const mostResidentGrowthBytes = 150 * 1024 * 1024
/** After so much that may leave its chunks in the middle a peer goes home. */
const mostOddMessages = 20
const longestStallMs = 3_000

let door: AttackDoor
let messages = 0
beforeAll(async () => {
  door = await openAttackDoor()
})
afterAll(() => door.close())

/** One message; gives whether the chunks behind it are sure to begin anew. */
function attackOnce(resident: Resident) {
  const { choices, chunks, socket } = resident
  messages += 1
  switch (choices.below(32)) {
    case 31:
      socket.receive(hostileBytes(resident))
      return false
    case 30:
      socket.receive(chunks.plain(hostileMessage(resident)))
      return false
    case 29:
      socket.receive(chunks.plain(mediaMessage(resident)))
      return true
    case 28:
      // One of the two may abort the other.
      socket.receive(chunks.interleaved(bearableMessage(resident), bearableMessage(resident)))
      return false
    case 27:
    case 26:
      socket.receive(chunks.rare(bearableMessage(resident)))
      return true
    default:
      socket.receive(chunks.plain(bearableMessage(resident)))
      return true
  }
}

/** Message after message until the peer is put out or goes home. Gives what was wrong. */
async function stay(resident: Resident) {
  const faults: string[] = []
  let oddMessages = 0
  while (!resident.isEnded && !resident.choices.areUsedUp && oddMessages < mostOddMessages) {
    const startedAtMs = performance.now()
    const isClean = attackOnce(resident)
    if (performance.now() - startedAtMs > longestStallMs) faults.push('the door stalled')
    if (!isClean) oddMessages += 1
    const isHeard = oddMessages > 0 || resident.isEnded || resident.answersPing()
    if (!isHeard) faults.push('the door does not answer a peer that it has not put out')
  }
  resident.socket.hangUp()
  await settle()
  return faults
}

const visits = asyncProperty(uint8Array({ maxLength: bytesARun, size: 'max' }), async (bytes) => {
  const choices = new Choices(bytes)
  const residents: Resident[] = []
  const faults: string[] = []
  while (!choices.areUsedUp) {
    const resident = await Resident.open(door, choices)
    residents.push(resident)
    faults.push(...(await stay(resident)))
    door.pass(choices.of([1, 1_000]))
  }
  door.portal.answer()
  await settle()
  door.pass(2_001)
  await settle()
  faults.push(...door.findFaults(residents))
  if (faults.length > 0) throw new Error(faults.join('\n'))
})

test('a peer that stays for one hostile message after another is put out, or answered still', async () => {
  await check(visits, { numRuns: warmUpRuns })
  const usedBytes = measureUsedBytes()
  const residentBytes = process.memoryUsage.rss()
  await check(visits, { numRuns: runs - warmUpRuns })
  expect(messages).toBeGreaterThan(leastMessages)
  expect(measureUsedBytes() - usedBytes).toBeLessThan(mostGrowthBytes)
  expect(process.memoryUsage.rss() - residentBytes).toBeLessThan(mostResidentGrowthBytes)
}, 300_000)
