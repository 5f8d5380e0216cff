import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startStack } from '@/tests/support/stack'
import { until } from '@/tests/support/until'
import { type Load, measureLoad } from './ingest/load'
import { NginxRtmp } from './ingest/nginx-rtmp'
import { findMediaNode } from './support/find-program'
import { openClasses } from './support/open-classes'
import { makeSampleClass } from './support/sample-class'

export const description =
  'what passed-through publishers cost the media node, beside nginx-rtmp [--publishers 30] [--seconds 330]'

const target = { ratio: 2.5, node_resident_mb: 150 }
const sampleSeconds = 60
/** With the sound: 1 Mbit/s a publisher. */
const videoKbps = 900
const onAirWithinMs = 60_000

type Given = Pick<Load, 'path' | 'seconds'> & { publishers: number }

/** `ratio`: CPU seconds a stream-minute of our media node over nginx-rtmp's, fed alike, one after the other. */
export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      publishers: { type: 'string', default: '30' },
      // Longer than the window, or the memory that it takes would not be seen.
      seconds: { type: 'string', default: '330' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-ingest-'))
  const path = join(folder, 'class.flv')
  try {
    await makeSampleClass({ path, seconds: sampleSeconds, videoKbps })
    const publishers = Number(values.publishers)
    const given = { path, seconds: Number(values.seconds), publishers }
    const peer = await measureNginx(given)
    const node = await measureMediaNode(given)
    const ratio = Number(
      (node.cpuSecondsPerStreamMinute / peer.cpuSecondsPerStreamMinute).toFixed(3),
    )
    return {
      bench: 'ingest',
      figures: {
        publishers_count: publishers,
        seconds_measured: given.seconds,
        node_cpu_s_per_stream_minute: Number(node.cpuSecondsPerStreamMinute.toFixed(4)),
        nginx_rtmp_cpu_s_per_stream_minute: Number(peer.cpuSecondsPerStreamMinute.toFixed(4)),
        node_resident_mb: Math.round(node.residentMegabytes),
        nginx_rtmp_resident_mb: Math.round(peer.residentMegabytes),
      },
      ratio,
      target,
      reached: ratio <= target.ratio && node.residentMegabytes <= target.node_resident_mb,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureNginx({ publishers, ...given }: Given) {
  const nginx = new NginxRtmp()
  try {
    const address = await nginx.start()
    const untilOnAir = () =>
      until('nginx to play all', async () => nginx.countStreams() === publishers, onAirWithinMs)
    const rtmpAddresses = Array.from({ length: publishers }, (_, index) => `${address}/c${index}`)
    const { processId } = nginx
    return await measureLoad({ ...given, rtmpAddresses, processId, untilOnAir })
  } finally {
    await nginx.stop()
  }
}

async function measureMediaNode({ publishers, ...given }: Given) {
  const stack = await startStack({ DEMO: 'off', LADDER: 'off' })
  try {
    const classes = await openClasses(stack, publishers)
    const isOnAir = async (playlistUrl: string) => (await fetch(playlistUrl)).ok
    const untilOnAir = () =>
      until(
        'the node to play all',
        async () =>
          (await Promise.all(classes.map(({ playlistUrl }) => isOnAir(playlistUrl)))).every(
            Boolean,
          ),
        onAirWithinMs,
      )
    const rtmpAddresses = classes.map(({ rtmpAddress }) => rtmpAddress)
    const processId = findMediaNode(stack)
    return await measureLoad({ ...given, rtmpAddresses, processId, untilOnAir })
  } finally {
    await stack.stop()
  }
}
