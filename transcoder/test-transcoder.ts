import { Registry } from 'prom-client'
import type { Clock } from '@/common/clock'
import { silentLog } from '@/common/log'
import type { BroadcastWarning } from '@/common/media-contract'
import type { SourceEvent } from './source'
import { playEvents } from './test-source'
import { type ReadyRecording, Transcoder, type TranscoderOptions } from './transcoder'
import type { TranscoderSettings } from './transcoder-settings'

const broadcastId = '0123456789abcdef0123456789abcdef'

/**
 * For tests: a transcoder with one broadcast, on a free port of the loopback. Its clock is the
 * test's, unless the test has to do with a real ffmpeg's pace.
 */
export async function openTestTranscoder(
  settings: Partial<TranscoderSettings> = {},
  {
    clock,
    ...options
  }: { clock?: Clock } & Pick<TranscoderOptions, 'readLoad' | 'isWithheld' | 'readReplayRule'> = {},
) {
  let nowMs = Date.parse('2020-02-10T08:00:00Z')
  const warnings: BroadcastWarning[] = []
  const ready: ReadyRecording[] = []
  const metrics = new Registry()
  const transcoder = new Transcoder({
    settings: {
      ORIGIN_HOST: '127.0.0.1',
      ORIGIN_PORT: 0,
      PLAYBACK_WINDOW_SECONDS: 300,
      ENDED_RETENTION_SECONDS: 600,
      LADDER: 'off',
      RECORDING: 'off',
      DATA_DIR: '.data',
      RECORDING_RETENTION_DAYS: 30,
      RECORDING_LONGEST_HOURS: 8,
      RECORDING_KEEP_FREE_MB: 0,
      RECORDING_S3_REGION: 'us-east-1',
      RECORDING_S3_KEEP_LOCAL: 'on',
      LADDER_QUIET_SECONDS: 60,
      ...settings,
    },
    nodeName: 'n1',
    clock: clock ?? (() => nowMs),
    log: silentLog,
    metrics,
    onRecordingReady: (_, recording) => ready.push(recording),
    ...options,
  })
  await transcoder.start()
  const open = () =>
    transcoder.openBroadcast({ broadcastId, onWarning: (warning) => warnings.push(warning) })
  let pipeline: ReturnType<typeof open> | null = null
  const baseUrl = `http://127.0.0.1:${transcoder.port}/live/n1/${broadcastId}/`
  return {
    transcoder,
    metrics,
    warnings,
    /** Recordings that were announced. */
    ready,
    open,
    baseUrl,
    broadcastId,
    /** Opened when it is first asked for. */
    get pipeline() {
      pipeline ??= open()
      return pipeline
    },
    waitMs(ms: number) {
      nowMs += ms
    },
    /** Pushes events while the clock follows the media. */
    play(events: readonly SourceEvent[], pipeline: { push(event: SourceEvent): void }) {
      const setClock = (ms: number) => {
        nowMs = ms
      }
      playEvents(events, { push: (event) => pipeline.push(event), setClock, startMs: nowMs })
    },
    get: (path: string, init?: RequestInit) => fetch(baseUrl + path, init),
    async text(path: string) {
      return (await fetch(baseUrl + path)).text()
    },
    async bytes(path: string) {
      return Buffer.from(await (await fetch(baseUrl + path)).arrayBuffer())
    },
    /** The run's name, as the multivariant playlist gives it. */
    async findRun() {
      const text = await (await fetch(`${baseUrl}index.m3u8`)).text()
      return /URI="(\w+)\/|^(\w+)\//m.exec(text)?.slice(1).find(Boolean) ?? null
    },
  }
}

export type TestTranscoder = Awaited<ReturnType<typeof openTestTranscoder>>
