import { chunksOf } from '../test-encoder'
import { connect, wholeHandshake } from './test-attack'
import { type AttackDoor, settle } from './test-attack-door'
import { attackKeys } from './test-attack-keys'
import type { Choices } from './test-choices'
import { HostileChunks } from './test-chunks'
import { type Hostile, publish } from './test-hostile-bytes'
import type { MemorySocket } from './test-memory-socket'
import { type Attacker, markerOf } from './test-verdict'

const ping = chunksOf({ type: 4, payload: Buffer.from([0, 6, 1, 2, 3, 4]), chunkStreamId: 2 })
const pongBytes = 18

/** A peer that is let in as far as it wants to and then stays for one hostile message after another. */
export class Resident implements Attacker, Hostile {
  readonly chunks: HostileChunks
  readonly marker: Buffer
  readonly socket: MemorySocket
  readonly connection: number

  private constructor(
    readonly choices: Choices,
    { socket, connection }: ReturnType<AttackDoor['connect']>,
    readonly key: string,
  ) {
    this.socket = socket
    this.connection = connection
    this.chunks = new HostileChunks(choices)
    this.marker = markerOf(connection)
  }

  static async open(door: AttackDoor, choices: Choices) {
    const key = choices.of([attackKeys.good, attackKeys.good, attackKeys.late])
    const resident = new Resident(choices, door.connect(), key)
    await settle()
    const { socket, chunks } = resident
    socket.receive(wholeHandshake)
    const stage = choices.below(6)
    if (stage > 0) socket.receive(connect(choices, chunks))
    if (stage > 1) socket.receive(publish(chunks, key))
    await settle()
    return resident
  }

  get isEnded() {
    return this.socket.writableEnded || this.socket.destroyed
  }

  /** True when the door still understands this peer: it answers a ping at once. */
  answersPing() {
    const before = this.socket.sentBytes
    this.socket.receive(ping)
    return this.socket.sentBytes - before >= pongBytes
  }
}
