import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

interface H264Options {
  fps: number
  keyframeSeconds: number
  /** Constant, as teachers' encoders are set. */
  videoKbps: number
}

/** Inputs made by ffmpeg itself: a moving picture and a tone, in real time. */
const picture = (size: string, fps: number) => [
  '-re',
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=${size}:rate=${fps}`,
]
const tone = ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000']
const h264 = ({ fps, keyframeSeconds, videoKbps }: H264Options) => [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
  ...['-g', String(fps * keyframeSeconds), '-keyint_min', String(fps * keyframeSeconds)],
  ...['-sc_threshold', '0', '-b:v', `${videoKbps}k`, '-minrate', `${videoKbps}k`],
  ...['-maxrate', `${videoKbps}k`, '-bufsize', `${videoKbps}k`, '-x264-params', 'nal-hrd=cbr'],
]
const aac = ['-c:a', 'aac', '-b:a', '96k', '-ac', '2']

export interface PublisherOptions {
  rtmpUrl: string
  streamKey: string
  video?: boolean
  audio?: boolean
  size?: string
  fps?: number
  keyframeSeconds?: number
  videoKbps?: number
  /** Of the tone, in dB; what goes beyond full scale is cut off. */
  soundGain?: number
}

/** A teacher's encoder: a real ffmpeg that publishes until it is stopped. */
export class Publisher {
  readonly #child: ChildProcess
  #errors = ''
  readonly exited: Promise<number | null>

  constructor({
    rtmpUrl,
    streamKey,
    video = true,
    audio = true,
    size = '1280x720',
    fps = 25,
    keyframeSeconds = 2,
    videoKbps = 800,
    soundGain = 0,
  }: PublisherOptions) {
    const inputs = [...(video ? picture(size, fps) : []), ...(audio ? tone : [])]
    const codecs = [
      ...(video ? h264({ fps, keyframeSeconds, videoKbps }) : []),
      ...(audio ? [...aac, '-af', `volume=${soundGain}dB,aformat=s16`] : []),
    ]
    this.#child = spawn(
      'ffmpeg',
      [
        '-hide_banner',
        '-loglevel',
        'info',
        ...inputs,
        ...codecs,
        '-f',
        'flv',
        `${rtmpUrl}/${streamKey}`,
      ],
      { stdio: ['pipe', 'ignore', 'pipe'] },
    )
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-8_000)
    })
    this.exited = once(this.#child, 'exit').then(() => this.#child.exitCode)
  }

  /** What ffmpeg said, as a teacher would read it. */
  get messages() {
    return this.#errors
  }

  /** Ends the broadcast as an encoder's stop button does: with FCUnpublish and deleteStream. */
  async stop() {
    this.#child.stdin?.end('q')
    await this.exited
  }

  /** Breaks the line: no farewell reaches the door. */
  async break() {
    this.#child.kill('SIGKILL')
    await this.exited
  }
}
