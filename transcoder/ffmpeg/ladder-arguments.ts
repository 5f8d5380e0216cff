import type { AudioRendition, LadderRendition, VideoRendition } from '../ladder'
import { h264Level } from '../ladder-declaration'

/** The first pipe behind stdin, stdout and stderr; rendition n leaves by the nth from here. */
export const firstOutputFd = 3

/**
 * ffmpeg's arguments for one child a broadcast: FLV on stdin, one FLV a rendition on its own pipe.
 * Every output frame keeps its input frame's time, and is a keyframe exactly where that was one.
 * Throws RangeError on a figure that makes no rendition.
 */
export function ladderArguments(renditions: readonly LadderRendition[]): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'warning'],
    ...inputArguments,
    ...renditions.flatMap((rendition, index) => [
      ...encoderArguments(rendition),
      ...muxerArguments,
      `pipe:${firstOutputFd + index}`,
    ]),
  ]
}

/** Both configurations come first in the stream, so one frame of each track is enough to begin. */
const inputArguments = [
  ...['-probesize', '100000', '-analyzeduration', '100000', '-fpsprobesize', '0'],
  // More decoding threads would each hold a frame back.
  ...['-threads', '1', '-copyts', '-f', 'flv', '-i', 'pipe:0'],
]

const muxerArguments = [
  ...['-map_metadata', '-1', '-avoid_negative_ts', 'disabled', '-max_interleave_delta', '0'],
  ...['-muxdelay', '0', '-muxpreload', '0', '-flush_packets', '1'],
  ...['-flvflags', 'no_duration_filesize', '-f', 'flv'],
]

/** What makes one rendition of the input, whatever it is then written into. */
export function encoderArguments(rendition: LadderRendition) {
  return rendition.kind === 'video' ? videoArguments(rendition) : audioArguments(rendition)
}

function videoArguments(rendition: VideoRendition) {
  const { width, height, fps, maximumKbps, bufferKbit } = rendition
  const size = `${positive(width)}:${positive(height)}`
  return [
    ...['-map', '0:v:0', '-vf', `scale=${size},format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'high'],
    // Told, so that it can be declared before there is anything to read it from.
    ...['-level:v', h264Level(rendition).toFixed(1)],
    ...['-threads', '1', '-x264-params', x264Parameters(fps)],
    ...[
      '-crf',
      '23',
      '-maxrate',
      `${positive(maximumKbps)}k`,
      '-bufsize',
      `${positive(bufferKbit)}k`,
    ],
    ...['-force_key_frames', 'source', '-forced-idr', '1'],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '1:1000'],
  ]
}

function x264Parameters(fps: number) {
  return [
    // Slices of one frame on several threads cost more than they save.
    'sliced-threads=0',
    'keyint=infinite',
    'scenecut=0',
    // Without look-ahead rate control counts frames, not time: half the true rate, twice the bits.
    `fps=${positive(Math.round(fps * 1000))}/1000`,
  ].join(':')
}

function audioArguments({ sampleRate, channels, audioKbps }: AudioRendition) {
  return [
    ...['-map', '0:a:0', '-c:a', 'aac', '-profile:a', 'aac_low'],
    ...['-b:a', `${positive(audioKbps)}k`],
    ...['-ar', String(positive(sampleRate)), '-ac', String(positive(channels))],
  ]
}

const largestFigure = 1_000_000

function positive(figure: number) {
  if (Number.isInteger(figure) && figure > 0 && figure <= largestFigure) return figure
  throw new RangeError(`A rendition cannot have the figure ${figure}.`)
}
