import { describe, expect, test } from 'vitest'
import { parseAudioTag, parseVideoTag, UnsupportedCodecError } from './flv-tag'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const avc1 = '61 76 63 31'

describe('video', () => {
  test('a sequence header gives the configuration', () => {
    expect(parseVideoTag(hex('17 00 000000 0142'), 7)).toEqual({
      kind: 'video-configuration',
      record: hex('0142'),
    })
  })

  test('a frame carries its decoding time and, by its composition time, when it is shown', () => {
    expect(parseVideoTag(hex('17 01 000043 aabb'), 1000)).toEqual({
      kind: 'video-frame',
      dts: 90_000,
      pts: 90_000 + 67 * 90,
      isKeyframe: true,
      data: hex('aabb'),
    })
  })

  test('a composition time may be negative', () => {
    expect(parseVideoTag(hex('27 01 ffffff aa'), 10)).toMatchObject({ pts: 810, isKeyframe: false })
  })

  test('the frame points into the body instead of copying it', () => {
    const body = hex('17 01 000000 aabb')
    const event = parseVideoTag(body, 0)
    expect(event?.kind === 'video-frame' && event.data.buffer === body.buffer).toBe(true)
  })

  test.each([
    ['a command frame', '57 00'],
    ['an end of sequence', '17 02 000000'],
    ['an empty access unit', '17 01 000000'],
    ['an empty body', ''],
    ['an enhanced end of sequence', `92 ${avc1}`],
    ['enhanced metadata', `94 ${avc1} 02`],
    ['an enhanced command', `d0 00`],
  ])('%s carries nothing', (_what, body) => {
    expect(parseVideoTag(hex(body), 0)).toBeNull()
  })

  test.each([
    [
      'the start of a sequence',
      `90 ${avc1} 01`,
      { kind: 'video-configuration', record: hex('01') },
    ],
    ['coded frames', `91 ${avc1} 00000a aa`, { dts: 0, pts: 900, isKeyframe: true }],
    ['coded frames without composition time', `a3 ${avc1} aa`, { pts: 0, isKeyframe: false }],
    ['a packet behind a modifier', `97 02 000001 03 ${avc1} aa`, { pts: 0, data: hex('aa') }],
    ['a packet behind a long modifier', `97 ff 0000 aa 03 ${avc1} bb`, { data: hex('bb') }],
  ])('Enhanced RTMP: %s', (_what, body, expected) => {
    expect(parseVideoTag(hex(body), 0)).toMatchObject(expected)
  })

  test.each([
    '17',
    '17 01 0000',
    '17 00 000000',
    '90',
    `90 6176`,
    `90 ${avc1}`,
    `91 ${avc1} 00`,
    '97 02 00',
  ])('the truncated body %s is a RangeError', (body) => {
    expect(() => parseVideoTag(hex(body), 0)).toThrow(RangeError)
  })

  test.each([
    ['H.265 (HEVC)', '1c 01 000000 aa'],
    ['H.265 (HEVC)', '90 68766331'],
    ['AV1', '91 61763031 aa'],
    ['VP6', '14 00'],
    ['multitrack', `96 01 ${avc1}`],
  ])('%s is refused with what to set instead', (codec, body) => {
    const parse = () => parseVideoTag(hex(body), 0)
    expect(parse).toThrow(UnsupportedCodecError)
    expect(parse).toThrow(expect.objectContaining({ codec }))
    expect(parse).toThrow(/(Choose H\.264|Turn off multitrack)/)
  })

  test('an unknown FourCC is refused without repeating its bytes', () => {
    expect(() => parseVideoTag(hex('90 3c623e0a'), 0)).toThrow(/sends an unknown kind of video,/)
  })
})

describe('audio', () => {
  test.each([
    ['configuration', 'af 00 1210', { kind: 'audio-configuration', record: hex('1210') }],
    ['frame', 'af 01 21', { kind: 'audio-frame', dts: 1800, data: hex('21') }],
    ['enhanced configuration', '90 6d703461 1210', { record: hex('1210') }],
    ['enhanced frame', '91 6d703461 21', { dts: 1800, data: hex('21') }],
  ])('%s', (_what, body, expected) => {
    expect(parseAudioTag(hex(body), 20)).toMatchObject(expected)
  })

  test.each(['', 'af 01', 'af 02', '92 6d703461'])('%j carries nothing', (body) => {
    expect(parseAudioTag(hex(body), 0)).toBeNull()
  })

  test.each(['af', 'af 00', '90', '90 6d70', '90 6d703461'])('%s is truncated', (body) => {
    expect(() => parseAudioTag(hex(body), 0)).toThrow(RangeError)
  })

  test.each([
    ['MP3', '2f ff'],
    ['Speex', 'b2 00'],
    ['Opus', '90 4f707573'],
    ['multitrack', '95 00'],
  ])('%s is refused with what to set instead', (codec, body) => {
    const parse = () => parseAudioTag(hex(body), 0)
    expect(parse).toThrow(expect.objectContaining({ codec }))
    expect(parse).toThrow(/(Choose AAC|Turn off multitrack)/)
  })
})
