import { attackKeys } from './test-attack-keys'
import type { Choices } from './test-choices'
import { HostileChunks } from './test-chunks'
import { command, hostileBytes, publish, transactionIds } from './test-hostile-bytes'

export type AttackStep =
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'portal answers' }
  | { kind: 'time'; ms: number }

/** What a hostile peer does, from its first byte to its end. */
export interface Attack {
  steps: AttackStep[]
  /** How many handshakes, messages and the like it consists of. */
  inputs: number
  /** `silent`: says nothing more. `deaf`: neither reads nor closes. */
  ending: 'closes' | 'resets' | 'silent' | 'deaf'
}

const signatureBytes = 1536
const hello = Buffer.alloc(1 + signatureBytes, 7)
hello.writeUInt8(3, 0)
const echo = Buffer.alloc(signatureBytes, 8)
export const wholeHandshake = Buffer.concat([hello, echo])
const foreign = [
  Buffer.from('GET /live/n1/ HTTP/1.1\r\nHost: school\r\n\r\n'),
  Buffer.from('160301020001000001fc0303', 'hex'),
  Buffer.from([6, ...Buffer.alloc(1_000)]),
  Buffer.alloc(5_000),
  Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),
] as const
const tcUrls = [
  'rtmp://localhost/live',
  'no address',
  '',
  `rtmp://${attackKeys.good}@x/`,
  '//',
  'a'.repeat(5_000),
]

/** Makes a whole attack; whatever it sends as media carries `marker`. */
export function makeAttack(choices: Choices, marker: Buffer): Attack {
  const chunks = new HostileChunks(choices)
  const ending = choices.of(['closes', 'closes', 'closes', 'resets', 'silent', 'deaf'] as const)
  const key = choices.of(Object.values(attackKeys))
  const opening = choices.once(8) ? brokenHandshake(choices) : wholeHandshake
  const stage = choices.of(['publishing', 'greeted', 'connected'] as const)
  const steps: Buffer[] = [opening]
  if (stage !== 'greeted') steps.push(connect(choices, chunks))
  if (stage === 'publishing') steps.push(publish(chunks, key))
  const attack = { choices, chunks, marker, key }
  for (const bytes of choices.list(10, () => hostileBytes(attack))) steps.push(bytes)
  return { steps: pace(choices, steps), inputs: steps.length, ending }
}

/** All at once, packet by packet, or with the portal's answer and time going by between them. */
function pace(choices: Choices, packets: Buffer[]): AttackStep[] {
  const bytes = (piece: Buffer): AttackStep => ({ kind: 'bytes', bytes: piece })
  switch (choices.below(4)) {
    case 0:
      return packets.flatMap((packet) => [bytes(packet), { kind: 'portal answers' }])
    case 1:
      return [bytes(Buffer.concat(packets))]
    case 2: {
      const all = Buffer.concat(packets)
      const at = choices.below(all.length + 1)
      const middle = Math.min(all.length, at + choices.below(40))
      const trickle = Array.from(all.subarray(at, middle), (byte) => bytes(Buffer.from([byte])))
      return [bytes(all.subarray(0, at)), ...trickle, bytes(all.subarray(middle))]
    }
    default: {
      const ms = choices.of([1, 400, 4_000])
      return packets.flatMap((packet) => [bytes(packet), { kind: 'time', ms }])
    }
  }
}

function brokenHandshake(choices: Choices) {
  switch (choices.below(4)) {
    case 0:
      return choices.of(foreign)
    case 1:
      return wholeHandshake.subarray(0, choices.below(wholeHandshake.length))
    case 2:
      return Buffer.concat([hello.subarray(0, choices.below(hello.length)), choices.noise(600)])
    default:
      // Adobe's digest handshake, with a digest that is wrong.
      return Buffer.concat([
        Buffer.from([3, 0, 0, 0, 0, 0x80, 0, 7, 2]),
        choices.noise(1_528),
        echo,
      ])
  }
}

export function connect(choices: Choices, chunks: HostileChunks) {
  const properties = {
    app: choices.of(['live', '', attackKeys.good, '../..']),
    tcUrl: choices.of(tcUrls),
    ...(choices.once(3) ? { fourCcList: ['avc1', 'hvc1'], capsEx: 15 } : {}),
  }
  const values = ['connect', choices.of(transactionIds), choices.once(8) ? 7 : properties]
  return chunks.plain(command(values), 0)
}
