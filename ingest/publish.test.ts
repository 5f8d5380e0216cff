import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageType } from './rtmp/message-type'
import { audioTag, TestEncoder, videoTag } from './rtmp/test-encoder'
import { goOnAir, openTestDoor, sendKeyframe, type TestDoor } from './test-door'

let door: TestDoor
beforeEach(async () => {
  door = await openTestDoor()
})
afterEach(() => door.close())

test('what ffmpeg publishes arrives as frames with its own timestamps', async () => {
  const ffmpeg = spawn('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25'],
    ...['-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', '2', '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', '-f', 'flv'],
    `rtmp://127.0.0.1:${door.port}/live/good?source=test`,
  ])
  const [code] = await once(ffmpeg, 'exit')
  expect(code).toBe(0)
  expect(await door.closings()).toEqual(['publisher_stopped'])

  const frames = door.events().filter((event) => event.kind === 'video-frame')
  // ffmpeg begins a little above 0, since AAC's priming would lie below.
  const startsAt = frames[0]?.dts ?? 0
  expect(startsAt).toBeLessThan(50 * 90)
  expect(frames.map(({ dts }) => dts - startsAt)).toEqual(
    Array.from({ length: 50 }, (_, n) => n * 40 * 90),
  )
  expect(frames.map(({ isKeyframe }) => isKeyframe).filter(Boolean)).toHaveLength(2)
  const sound = door.events().filter((event) => event.kind === 'audio-frame')
  expect(sound.length).toBeGreaterThan(90)
  expect(sound.at(-1)?.dts).toBeGreaterThan(1.9 * 90_000)
  expect(door.moves()).toEqual(['open', 'end'])
  expect(door.reports).toEqual(['live', 'ended'])
})

test.each([
  ['unknown_classroom', 'NetStream.Publish.BadName'],
  ['already_on_air', 'NetStream.Publish.BadName'],
  ['wrong_key', 'NetStream.Publish.Denied'],
  ['no_class_now', 'NetStream.Publish.Denied'],
  ['class_stopped', 'NetStream.Publish.Denied'],
] as const)('a publisher refused for %s reads %s and why', async (reason, code) => {
  door.portal.state.answers.other = { outcome: 'refused', reason }
  const encoder = await TestEncoder.asking(door.port, 'other')
  const { streamId, information } = await encoder.status(code)
  expect(streamId).toBe(1)
  expect(information).toMatchObject({ level: 'error', description: /^[A-Z].+\.$/ })
  await encoder.closed
  expect(encoder.statusCodes()[0]).toBe(code)
  expect(encoder.statusCodes()).toContain('NetStream.Publish.Denied')
  expect(door.happenings).toEqual([])
})

test('ffmpeg prints the sentence of a refusal', async () => {
  const ffmpeg = spawn('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25', '-t', '1'],
    ...['-c:v', 'libx264', '-f', 'flv', `rtmp://127.0.0.1:${door.port}/live/nobody`],
  ])
  let said = ''
  ffmpeg.stderr.on('data', (bytes) => {
    said += bytes
  })
  const [code] = await once(ffmpeg, 'close')
  expect(code).not.toBe(0)
  expect(said).toMatch(/This stream key is not valid any more\./)
})

test('an empty key is refused without asking the portal', async () => {
  door.portal.state.mood = 'silent'
  const encoder = await TestEncoder.asking(door.port, '?only=query')
  await encoder.status('NetStream.Publish.BadName')
})

test('a portal that is down refuses a new publisher with the advice to try again', async () => {
  door.portal.state.mood = 'down'
  const encoder = await TestEncoder.asking(door.port, 'good')
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('try again') })
})

test('a second publisher is refused while the first is sending, who is not disturbed', async () => {
  const first = await goOnAir(door)
  const second = await TestEncoder.asking(door.port, 'good')
  await second.status('NetStream.Publish.BadName')
  await second.closed
  sendKeyframe(first, 40)
  await door.happened(() => door.events().length === 2)
  expect(door.moves()).toEqual(['open'])
})

test('after ten seconds of silence the same key takes over, and its frames alone are taken', async () => {
  const first = await goOnAir(door)
  door.waitMs(10_000)
  const second = await TestEncoder.publishing(door.port, 'good')
  await first.closed
  expect(await door.closings()).toEqual(['taken_over'])
  sendKeyframe(second)
  await door.happened(() => door.events().length === 2)
  expect(door.moves()).toEqual(['open', 'interrupt', 'resume'])
})

test('a goodbye counts although the connection is reset behind it', async () => {
  const encoder = await goOnAir(door)
  sendKeyframe(encoder, 40)
  await door.happened(() => door.events().length === 2)
  encoder.sendCommand(['deleteStream', 4, null, 1])
  await setImmediate()
  encoder.socket.resetAndDestroy()
  expect(await door.closings()).toEqual(['publisher_stopped'])
  expect(door.reports).toEqual(['live', 'ended'])
})

test('a broken line interrupts, and the publisher that comes back resumes', async () => {
  const first = await goOnAir(door)
  first.socket.destroy()
  await door.happened(() => door.moves().includes('interrupt'))
  const second = await TestEncoder.publishing(door.port, 'good')
  expect(door.moves()).toEqual(['open', 'interrupt'])
  sendKeyframe(second)
  await door.happened(() => door.moves().includes('resume'))
  expect(door.reports).toEqual(['live', 'interrupted', 'live'])
})

test('whoever comes back in the window is let in while the portal is down', async () => {
  const first = await goOnAir(door)
  door.portal.state.mood = 'down'
  first.socket.destroy()
  await door.happened(() => door.moves().includes('interrupt'))
  await TestEncoder.publishing(door.port, 'good')
})

test('whoever comes back after the window begins anew, whatever the timer says', async () => {
  const first = await goOnAir(door)
  first.socket.destroy()
  await door.happened(() => door.moves().includes('interrupt'))
  door.waitMs(60_000)
  const second = await TestEncoder.publishing(door.port, 'good')
  sendKeyframe(second)
  await door.happened(() => door.events().length === 2)
  expect(door.moves()).toEqual(['open', 'interrupt', 'end', 'open'])
  expect(door.reports).toEqual(['live', 'interrupted', 'ended', 'live'])
})

test.each(['FCUnpublish', 'closeStream', 'deleteStream'])(
  '%s ends the broadcast at once',
  async (name) => {
    const encoder = await goOnAir(door)
    encoder.sendCommand([name, 5, null, 1])
    await encoder.closed
    expect(door.moves()).toEqual(['open', 'end'])
    expect(door.reports).toEqual(['live', 'ended'])
  },
)

test('a node that drains takes back who was on air in the window, and nobody after it', async () => {
  const first = await goOnAir(door)
  door.drain.isOn = true
  first.socket.destroy()
  await door.happened(() => door.moves().includes('interrupt'))
  const second = await TestEncoder.publishing(door.port, 'good')
  sendKeyframe(second)
  await door.happened(() => door.moves().includes('resume'))
  second.socket.destroy()
  await door.closings(2)
  door.waitMs(60_000)
  const third = await TestEncoder.asking(door.port, 'good')
  const { information } = await third.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('try again') })
})

test('media before the grant waits, and reaches the pipeline after it', async () => {
  const encoder = await TestEncoder.asking(door.port, 'good')
  sendKeyframe(encoder)
  await encoder.status('NetStream.Publish.Start')
  await door.happened(() => door.events().length === 1)
})

test('media of a refused publisher reaches no pipeline', async () => {
  const encoder = await TestEncoder.asking(door.port, 'nobody')
  sendKeyframe(encoder)
  await encoder.closed
  expect(door.happenings).toEqual([])
})

test('media without publish closes the connection', async () => {
  const encoder = await TestEncoder.connected(door.port)
  sendKeyframe(encoder)
  await encoder.closed
  expect(await door.closings()).toEqual(['protocol_violation'])
  expect(door.happenings).toEqual([])
})

test.each([
  ['HEVC', messageType.video, videoTag.hevc],
  ['MP3', messageType.audio, audioTag.mp3],
])('%s is refused with a sentence that says what to choose', async (codec, type, payload) => {
  const encoder = await TestEncoder.publishing(door.port, 'good')
  encoder.send({ type, payload })
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining(codec) })
  await encoder.closed
  expect(await door.closings()).toEqual(['codec_refused'])
})

test('play is refused', async () => {
  const encoder = await TestEncoder.connected(door.port)
  encoder.sendCommand(['createStream', 2, null])
  encoder.sendCommand(['play', 3, null, 'good'], 1)
  await encoder.status('NetStream.Play.Failed')
  await encoder.closed
  expect(await door.closings()).toEqual(['play_refused'])
})
