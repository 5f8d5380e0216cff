import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FilePublisher } from '@/bench/support/file-publisher'
import { makeSampleClass } from '@/bench/support/sample-class'
import type { SimulcastHealth } from '@/common/simulcast-health'
import { startMediaProgram } from '@/ingest/test-media-program'
import { granted, openTestPortal, testBroadcastId } from '@/ingest/test-portal'
import { findFreePorts } from '../support/free-ports'
import { until } from '../support/until'
import { findInSource, type HashedFrame, readFrames } from './frame-hashes'
import { RecordingFfmpeg, RecordingNginx } from './recording-servers'

const seconds = 40
const fps = 25
/** AAC begins with a frame before the first picture; a class begins with that. */
const soundBeforePicture = 1
const otherSecret = 'the secret of another installation, for tests'

let folder: string
let path: string
let nodePortal: Awaited<ReturnType<typeof openTestPortal>>
let otherPortal: Awaited<ReturnType<typeof openTestPortal>>
let node: Awaited<ReturnType<typeof startMediaProgram>>
let other: Awaited<ReturnType<typeof startMediaProgram>>
let nginx: RecordingNginx
let ffmpeg: RecordingFfmpeg
let publisher: FilePublisher | null = null

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-simulcast-'))
  path = join(folder, 'class.flv')
  await makeSampleClass({ path, seconds, fps, videoKbps: 600, size: '320x180' })
  const [nginxPort = 0, ffmpegPort = 0] = await findFreePorts(2)
  nginx = new RecordingNginx(join(folder, 'nginx'), nginxPort)
  await nginx.start()
  ffmpeg = new RecordingFfmpeg({ port: ffmpegPort, path: join(folder, 'ffmpeg.flv') })
  otherPortal = await openTestPortal(otherSecret)
  other = await startMediaProgram(otherPortal.url, { MEDIA_SECRET: otherSecret })
  nodePortal = await openTestPortal()
  node = await startMediaProgram(nodePortal.url, { SIMULCAST_ALLOWED_HOSTS: '127.0.0.1' })
  const target = (id: string, port: number, streamKey = id) => ({
    ...{ id, streamKey, address: `rtmp://127.0.0.1:${port}/live` },
  })
  const targets = [
    target('nginx', nginxPort),
    target('ffmpeg', ffmpegPort),
    target('node', other.rtmpPort, 'good'),
  ]
  nodePortal.state.answers = { good: granted }
  nodePortal.state.simulcast = [{ broadcastId: testBroadcastId, targets }]
})
afterAll(async () => {
  await publisher?.stop()
  await nginx?.kill()
  ffmpeg?.end()
  node?.end()
  other?.end()
  await nodePortal?.close()
  await otherPortal?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As the node reports it, until it is so. */
const healthOf = (targetId: string, isSo: (health: SimulcastHealth) => boolean) =>
  until(`the target ${targetId}`, async () => {
    const [broadcast] = nodePortal.state.health?.broadcasts ?? []
    const health = broadcast?.simulcast?.find((each) => each.targetId === targetId)
    return health && isSo(health) ? health : null
  })
const isSending = ({ state, sentBytes }: SimulcastHealth) => state === 'sending' && sentBytes > 0
const playlistOf = ({ originUrl }: typeof node) =>
  `${originUrl}/live/n1/${testBroadcastId}/index.m3u8`

test('three servers carry one class at once, one of them dies and comes back, and every frame is the source’s', async () => {
  publisher = new FilePublisher({
    ...{ path, times: 1, rtmpAddress: `rtmp://127.0.0.1:${node.rtmpPort}/live/good` },
  })
  const names = ['nginx', 'ffmpeg', 'node']
  await Promise.all(names.map((name) => healthOf(name, isSending)))
  await nginx.kill()
  await healthOf('nginx', ({ state }) => state === 'broken')
  await Promise.all(['ffmpeg', 'node'].map((name) => healthOf(name, isSending)))
  await nginx.start()
  const back = await healthOf('nginx', isSending)
  expect(back.reconnects).toBeGreaterThan(0)
  const undisturbed = await Promise.all(['ffmpeg', 'node'].map((name) => healthOf(name, isSending)))
  expect(undisturbed.map(({ reconnects, droppedFrames }) => [reconnects, droppedFrames])).toEqual([
    [0, 0],
    [0, 0],
  ])

  await publisher.ended
  await nodePortal.reported((reports) => reports.some(({ event }) => event.kind === 'ended'))
  await otherPortal.reported((reports) => reports.some(({ event }) => event.kind === 'ended'))
  await ffmpeg.exited

  for (const track of ['v', 'a'] as const) {
    const source = await readFrames(path, track)
    const where = async (input: string) => {
      const recorded: HashedFrame[] = await readFrames(input, track)
      return findInSource(recorded, source)
    }
    // The class itself, as viewers have it.
    const whole = await where(playlistOf(node))
    expect(whole).toEqual({ begins: track === 'v' ? 0 : soundBeforePicture, ends: source.length })
    for (const input of [join(folder, 'ffmpeg.flv'), playlistOf(other)]) {
      const { begins, ends } = await where(input)
      expect(ends).toBe(source.length)
      expect(begins).toBeLessThan(source.length / 4)
    }
    const [before, after, ...more] = await Promise.all(nginx.listRecordings().map(where))
    expect(more).toEqual([])
    expect(after?.ends).toBe(source.length)
    expect(before?.ends).toBeLessThan(after?.begins ?? 0)
  }
})
