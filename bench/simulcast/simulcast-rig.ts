import { broadcastHealthSchema } from '@/common/media-health'
import { parseSimulcastAddress } from '@/common/simulcast-address'
import { seal } from '@/domain/access/seal'
import type { OwnedStack } from '@/tests/support/stack'
import { until } from '@/tests/support/until'
import { NginxRtmp } from '../ingest/nginx-rtmp'
import { BenchSchool } from '../support/bench-school'
import { FilePublisher } from '../support/file-publisher'
import { findMediaNode } from '../support/find-program'
import { readCpuSeconds } from '../support/process-cost'

export interface RigOptions {
  /** Started with {@link accountSecret}. */
  stack: OwnedStack
  /** The class, as a file. */
  path: string
  targets: number
}

export const accountSecret = 'what seals keys while this is measured'
const onAirWithinMs = 60_000
const classSeconds = 6 * 3_600

/** One class on air with its targets, and as many ffmpegs that copy the same class to the same server. */
export class SimulcastRig {
  private readonly nodeId: number
  private readonly nginx = new NginxRtmp()
  private readonly copies: FilePublisher[] = []
  private publisher: FilePublisher | null = null
  private broadcastId = ''

  private constructor(
    private readonly options: RigOptions,
    private readonly school: BenchSchool,
  ) {
    this.nodeId = findMediaNode(options.stack)
  }

  static async open(options: RigOptions) {
    const rig = new SimulcastRig(options, await BenchSchool.open(options.stack, 1))
    try {
      await rig.start()
      return rig
    } catch (error) {
      await rig.close()
      throw error
    }
  }

  /** CPU seconds so far. */
  readCost() {
    const copies = this.copies.reduce((sum, { processId }) => sum + readCpuSeconds(processId), 0)
    return { node: readCpuSeconds(this.nodeId), copies }
  }

  /** Resolves once the node says that it is so. */
  async switchAll(isOn: boolean) {
    await this.school.db.simulcastTarget.updateMany({ data: { isOn } })
    await until(`all targets to be ${isOn ? 'sent to' : 'left'}`, async () => {
      const health = await this.readHealth()
      const isComplete = health.length === (isOn ? this.options.targets : 0)
      return isComplete && health.every(({ state }) => state === 'sending')
    })
  }

  async countDroppedFrames() {
    return (await this.readHealth()).reduce((sum, each) => sum + each.droppedFrames, 0)
  }

  /** Throws when a publisher has ended. */
  expectRunning() {
    for (const publisher of [this.publisher, ...this.copies]) publisher?.expectRunning()
  }

  async close() {
    await Promise.all([this.publisher, ...this.copies].map((publisher) => publisher?.stop()))
    await this.school.close()
    await this.nginx.stop()
  }

  private async start() {
    const { path, targets } = this.options
    const server = await this.nginx.start()
    const { broadcastId, rtmpAddress, playlistUrl } = await this.school.openClass({
      ...{ room: 0, seconds: classSeconds },
    })
    this.broadcastId = broadcastId
    await this.addTargets(server)
    this.publisher = new FilePublisher({ path, rtmpAddress })
    await until('the class', async () => (await fetch(playlistUrl)).ok, onAirWithinMs)
    for (let index = 0; index < targets; index += 1) {
      this.copies.push(new FilePublisher({ path, rtmpAddress: `${server}/ffmpeg${index}` }))
    }
  }

  private async addTargets(server: string) {
    const { db, schoolId, rooms } = this.school
    const address = parseSimulcastAddress(server)?.text
    if (!address) throw new Error(`no address to send to: ${server}`)
    for (let index = 0; index < this.options.targets; index += 1) {
      await db.simulcastTarget.create({
        data: {
          ...{ schoolId, classroomId: rooms[0]?.classroomId, isOn: false, createdAt: new Date() },
          ...{ name: `Site ${index}`, address },
          sealedKey: seal(`node${index}`, 'simulcast key', accountSecret),
        },
      })
    }
  }

  private async readHealth() {
    const row = await this.school.db.broadcastHealth.findUnique({
      where: { broadcastId: this.broadcastId },
    })
    const figures = broadcastHealthSchema.omit({ broadcastId: true }).safeParse(row?.figures)
    return figures.data?.simulcast ?? []
  }
}
