import { setTimeout as wait } from 'node:timers/promises'
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

interface MeasureOptions {
  stack: OwnedStack
  path: string
  targets: number
  seconds: number
  rounds: number
}

/** Of the stack that is measured. */
export const accountSecret = 'what seals keys while this is measured'

const onAirWithinMs = 60_000
/** After targets were switched on or off, until all runs evenly again. */
const settleMs = 5_000

/** CPU seconds a minute. */
export async function measureSimulcast({ stack, path, ...given }: MeasureOptions) {
  const { targets, seconds, rounds } = given
  const nginx = new NginxRtmp()
  const school = await BenchSchool.open(stack, 1)
  const publishers: FilePublisher[] = []
  try {
    const server = await nginx.start()
    const opened = await school.openClass({ room: 0, seconds: 6 * 3_600 })
    publishers.push(new FilePublisher({ path, rtmpAddress: opened.rtmpAddress }))
    await until('the class', async () => (await fetch(opened.playlistUrl)).ok, onAirWithinMs)
    const copies = Array.from({ length: targets }, (_, index) => {
      return new FilePublisher({ path, rtmpAddress: `${server}/ffmpeg${index}` })
    })
    publishers.push(...copies)
    const { db } = school
    await addTargets(school, { server, count: targets })
    const nodeId = findMediaNode(stack)
    const readAll = () => ({
      node: readCpuSeconds(nodeId),
      ffmpeg: copies.reduce((sum, { processId }) => sum + readCpuSeconds(processId), 0),
    })
    const measure = async () => {
      await wait(settleMs)
      const [before, startedAtMs] = [readAll(), performance.now()]
      await wait(seconds * 1000)
      const after = readAll()
      const minutes = (performance.now() - startedAtMs) / 60_000
      return {
        node: (after.node - before.node) / minutes,
        ffmpeg: (after.ffmpeg - before.ffmpeg) / minutes,
      }
    }
    const health = async () => {
      const { figures } = await db.broadcastHealth.findUniqueOrThrow({
        where: { broadcastId: opened.broadcastId },
      })
      return broadcastHealthSchema.omit({ broadcastId: true }).parse(figures).simulcast ?? []
    }
    const switchAll = async (isOn: boolean) => {
      await db.simulcastTarget.updateMany({ data: { isOn } })
      await until('all targets', async () => {
        const states = (await health()).map(({ state }) => state)
        if (!isOn) return states.length === 0
        return states.length === targets && states.every((state) => state === 'sending')
      })
    }
    const [without, withTargets, byFfmpeg]: number[][] = [[], [], []]
    let droppedFrames = 0
    for (let round = 0; round < rounds; round += 1) {
      await switchAll(false)
      const alone = await measure()
      await switchAll(true)
      const together = await measure()
      without.push(alone.node)
      withTargets.push(together.node)
      byFfmpeg.push(together.ffmpeg)
      droppedFrames += (await health()).reduce((sum, each) => sum + each.droppedFrames, 0)
    }
    for (const publisher of publishers) publisher.expectRunning()
    const [nodeAlone, nodeWithTargets] = [mean(without), mean(withTargets)]
    return {
      ...{ nodeAlone, nodeWithTargets, droppedFrames },
      nodePerTarget: (nodeWithTargets - nodeAlone) / targets,
      ffmpegPerTarget: mean(byFfmpeg) / targets,
    }
  } finally {
    await Promise.all(publishers.map((publisher) => publisher.stop()))
    await school.close()
    await nginx.stop()
  }
}

async function addTargets(
  school: BenchSchool,
  { server, count }: { server: string; count: number },
) {
  const { db, schoolId, rooms } = school
  const address = parseSimulcastAddress(server)
  if (!address) throw new Error(`no address to send to: ${server}`)
  const { host, port } = address
  for (let index = 0; index < count; index += 1) {
    await db.simulcastTarget.create({
      data: {
        ...{ schoolId, classroomId: rooms[0]?.classroomId, createdAt: new Date(), isOn: false },
        ...{ name: `Site ${index}`, address: `rtmp://${host}:${port}/${address.app}` },
        sealedKey: seal(`node${index}`, 'simulcast key', accountSecret),
      },
    })
  }
}

const mean = (figures: number[]) => figures.reduce((sum, each) => sum + each, 0) / figures.length
