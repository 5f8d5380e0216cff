import { granted, openTestPortal, testBroadcastId } from '@/ingest/test-portal'
import { until } from '@/tests/support/until'
import { NginxRtmp } from '../ingest/nginx-rtmp'
import { FilePublisher } from '../support/file-publisher'
import { readCpuSeconds } from '../support/process-cost'
import { LoneMediaNode } from './lone-media-node'

export interface RigOptions {
  /** The class, as a file. */
  path: string
  targets: number
}

const streamKey = 'good'
const onAirWithinMs = 60_000

/**
 * One class on air at a media node of its own, with its targets, and as many ffmpegs that copy the same class
 * to the same server. The portal is a stand-in, since what it costs is not asked here.
 */
export class SimulcastRig {
  private readonly nginx = new NginxRtmp()
  private readonly copies: FilePublisher[] = []
  private publisher: FilePublisher | null = null
  private server = ''

  private constructor(
    private readonly options: RigOptions,
    private readonly portal: Awaited<ReturnType<typeof openTestPortal>>,
    private readonly node: LoneMediaNode,
  ) {}

  static async open(options: RigOptions) {
    const portal = await openTestPortal()
    portal.state.answers = { [streamKey]: granted }
    const rig = new SimulcastRig(options, portal, await LoneMediaNode.start(portal.url))
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
    return { node: readCpuSeconds(this.node.processId), copies }
  }

  /** Resolves once the node says that it is so. */
  async switchAll(isOn: boolean) {
    const targets = Array.from({ length: isOn ? this.options.targets : 0 }, (_, index) => ({
      ...{ id: `target${index}`, address: this.server, streamKey: `node${index}` },
    }))
    this.portal.state.simulcast = [{ broadcastId: testBroadcastId, targets }]
    await until(`all targets to be ${isOn ? 'sent to' : 'left'}`, async () => {
      const health = this.readHealth()
      return health.length === targets.length && health.every(({ state }) => state === 'sending')
    })
  }

  countDroppedFrames() {
    return this.readHealth().reduce((sum, { droppedFrames }) => sum + droppedFrames, 0)
  }

  /** Throws when a publisher has ended. */
  expectRunning() {
    for (const publisher of [this.publisher, ...this.copies]) publisher?.expectRunning()
  }

  async close() {
    await Promise.all([this.publisher, ...this.copies].map((publisher) => publisher?.stop()))
    await this.node.stop()
    await this.nginx.stop()
    await this.portal.close()
  }

  private async start() {
    const { path, targets } = this.options
    this.server = await this.nginx.start()
    const rtmpAddress = `rtmp://127.0.0.1:${this.node.rtmpPort}/live/${streamKey}`
    this.publisher = new FilePublisher({ path, rtmpAddress })
    await until('the class', async () => this.portal.state.broadcastIds.length > 0, onAirWithinMs)
    for (let index = 0; index < targets; index += 1) {
      this.copies.push(new FilePublisher({ path, rtmpAddress: `${this.server}/ffmpeg${index}` }))
    }
  }

  private readHealth() {
    return this.portal.state.health?.broadcasts[0]?.simulcast ?? []
  }
}
