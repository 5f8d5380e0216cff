import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { makeSourceEvents } from '../../test-source'
import { parseAacConfiguration } from './aac-configuration'
import { parseAvcConfiguration } from './avc-configuration'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

async function recordOf(
  kind: 'video-configuration' | 'audio-configuration',
  ffmpegArguments: string[],
) {
  const events = await makeSourceEvents(ffmpegArguments)
  const configuration = events.find((event) => event.kind === kind)
  if (!configuration || !('record' in configuration))
    throw new Error('ffmpeg made no configuration')
  return configuration.record
}

describe('what ffmpeg encodes is read', () => {
  test.each([
    ['1920x1080', 'high', '25', 'avc1.6400', []],
    ['854x480', 'main', '30', 'avc1.4D40', []],
    ['426x240', 'baseline', '15', 'avc1.42C0', []],
    ['640x360', 'high444', '50', 'avc1.F400', ['-pix_fmt', 'yuv444p']],
  ])('%s in profile %s at %s fps', async (size, profile, fps, codecs, more) => {
    const record = await recordOf('video-configuration', [
      ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${fps}`, '-frames:v', '1'],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-profile:v', profile, ...more],
    ])
    const configuration = parseAvcConfiguration(record)
    expect(`${configuration.width}x${configuration.height}`).toBe(size)
    expect(configuration.fps).toBe(Number(fps))
    expect(configuration.codecs.startsWith(codecs)).toBe(true)
  })

  test('sample aspect ratio and colour', async () => {
    const record = await recordOf('video-configuration', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=720x576:rate=25', '-frames:v', '1'],
      ...['-vf', 'setsar=16/11', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
      ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
    ])
    expect(parseAvcConfiguration(record)).toMatchObject({
      sampleAspectRatio: { width: 16, height: 11 },
      colour: { primaries: 1, transfer: 1, matrix: 1, isFullRange: false },
    })
  })

  test.each([
    [48_000, 2],
    [44_100, 1],
    [22_050, 2],
  ])('AAC at %s Hz with %s channels', async (sampleRate, channels) => {
    const record = await recordOf('audio-configuration', [
      ...['-f', 'lavfi', '-i', 'sine', '-t', '0.2', '-c:a', 'aac'],
      ...['-ar', String(sampleRate), '-ac', String(channels)],
    ])
    expect(parseAacConfiguration(record)).toMatchObject({
      codecs: 'mp4a.40.2',
      sampleRate,
      channels,
      samplesPerFrame: 1024,
    })
  })
})

test('HE-AAC counts in the samples of its core decoder', () => {
  // Object type 5, core at 24 kHz, stereo, extended to 48 kHz, object type 2.
  const record = Buffer.from([0b0010_1011, 0b0001_0001, 0b1000_1000])
  expect(parseAacConfiguration(record)).toMatchObject({ codecs: 'mp4a.40.5', sampleRate: 24_000 })
})

test('any other bytes are refused with a RangeError and nothing worse', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      for (const parse of [parseAvcConfiguration, parseAacConfiguration]) {
        try {
          parse(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }
    }),
  )
})
