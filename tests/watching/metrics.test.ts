import { afterAll, beforeAll, expect, test } from 'vitest'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { until } from '../support/until'
import { findValue, type MetricFamily, readExposition } from './read-exposition'

let stack: Stack
let teacher: Publisher
let opened: Awaited<ReturnType<typeof openClass>>
let broadcast: string

beforeAll(async () => {
  stack = await sharedStack()
  opened = await openClass(stack, { titleEn: 'Measuring' })
  broadcast = broadcastLogId(opened.broadcastId)
  const { streamKey } = opened
  teacher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '854x480' })
})
afterAll(() => teacher?.stop())

const programs = ['media node', 'portal', 'edge'] as const
type Program = (typeof programs)[number]

function scrape(program: Program) {
  switch (program) {
    case 'media node':
      return readExposition(`${stack.originUrl}/metrics`)
    case 'portal':
      return readExposition(`${stack.portalUrl}/metrics`)
    case 'edge':
      return readExposition(`http://127.0.0.1:${stack.env.EDGE_ADMIN_PORT}/metrics`)
  }
}

const isOurs = ({ name }: MetricFamily) => name.startsWith('seedling_')

test.each(programs)('the %s’s metrics keep Prometheus’ conventions', async (program) => {
  const families = await scrape(program)
  const names = families.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('process_resident_memory_bytes')
  expect(names).toContain('nodejs_eventloop_lag_p99_seconds')
  for (const { name, type, help, samples } of families.filter(isOurs)) {
    expect(help, name).not.toBe('')
    expect(name.endsWith('_total'), name).toBe(type === 'counter')
    // https://prometheus.io/docs/practices/naming/#base-units
    expect(name).not.toMatch(/_(ms|milliseconds|minutes|kb|kbps|mb|percent)(_|$)/)
    const series = samples.map((sample) => `${sample.name} ${JSON.stringify(sample.labels)}`)
    expect(new Set(series).size, name).toBe(series.length)
    expect(series.length, name).toBeLessThan(1_000)
  }
})

test('METRICS.md names every metric of ours, and nothing else', async () => {
  const sections = await Promise.all(
    programs.map(async (program) => {
      const rows = (await scrape(program))
        .filter(isOurs)
        .map(({ name, type, help }) => `| \`${name}\` | ${type} | ${help} |`)
        .sort()
      return [
        `## ${program[0]?.toUpperCase()}${program.slice(1)}`,
        '',
        '| metric | type | what it says |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n')
    }),
  )
  await expect(`${[introduction, ...sections].join('\n\n')}\n`).toMatchFileSnapshot(
    '../../METRICS.md',
  )
})

const introduction = `# Metrics

Prometheus text, version 0.0.4: the media node at \`/metrics\` of its origin, the portal at \`/metrics\`,
the edge on loopback at port \`EDGE_ADMIN_PORT\`. Beside these each program tells what Prometheus' client
tells of every Node.js process: CPU, memory, open files, event-loop delay.

Written by \`npx vitest run --project whole tests/watching/metrics -u\` from what the running programs
say; the same test fails when a metric is missing here. Metrics that begin with
\`seedling_broadcast_\` carry the label \`broadcast\`, the broadcast's log id, while it is on air.

Worth waking somebody for:

\`\`\`yaml
- alert: MediaNodeSilent
  expr: time() - seedling_media_node_seen_timestamp_seconds > 15
- alert: EncodersTooSlow
  expr: rate(seedling_broadcast_encoded_seconds_total[1m]) < 0.95 * seedling_broadcast_encoders
  for: 1m
- alert: FetchesFail
  expr: rate(seedling_edge_failed_fetches_total[5m]) > 0.1
- alert: RecordingStopped
  expr: increase(seedling_recordings_stopped_total{reason!="too_long"}[10m]) > 0
- alert: UploadsFail
  expr: increase(seedling_upload_failures_total[1h]) > 5
\`\`\``

/**
 * The engine adds up what a thread has done when the thread is done with a connection, for which it waits
 * 0.3 s (`timeout_linger`): longer than `until` does, so on one connection nothing would ever be added.
 */
async function look() {
  const response = await fetch(opened.playlistUrl, { headers: { connection: 'close' } })
  await response.arrayBuffer()
}

/** Each grows while a class is on air and somebody looks at it. */
const growing: [Program, string][] = [
  ['media node', 'seedling_rtmp_received_bytes_total'],
  ['media node', 'seedling_video_frames_received_total'],
  ['media node', 'seedling_parts_made_total'],
  ['media node', 'seedling_segments_made_total'],
  ['media node', 'seedling_origin_requests_total'],
  ['media node', 'seedling_origin_sent_bytes_total'],
  ['portal', 'seedling_portal_request_seconds_count'],
  ['edge', 'seedling_edge_requests_total'],
  ['edge', 'seedling_edge_fetches_total'],
  ['edge', 'seedling_edge_sent_body_bytes_total'],
]

test.each(growing)('on the %s, %s grows with a class on air', async (program, name) => {
  const before = findValue(await scrape(program), name) ?? 0
  await until(`${name} to grow`, async () => {
    await look()
    const value = findValue(await scrape(program), name)
    return value !== undefined && value > before
  })
})

test('the portal tells how busy its connections to the database are', async () => {
  const families = await scrape('portal')
  const count = (state: string) =>
    findValue(families, 'seedling_portal_database_connections', { state })
  expect((count('busy') ?? 0) + (count('idle') ?? 0)).toBeGreaterThan(0)
  expect(count('waiting')).toBe(0)
  expect(findValue(families, 'seedling_portal_database_seconds')).toBeGreaterThan(0)
})

const ofTheBroadcast = [
  'seedling_broadcast_received_bytes_total',
  'seedling_broadcast_received_pictures_total',
  'seedling_broadcast_requests_total',
  'seedling_broadcast_window_seconds',
  'seedling_broadcast_window_bytes',
]

test('a broadcast has figures of its own by its log id, and leaves none behind', async () => {
  for (const name of ofTheBroadcast) {
    await until(name, async () => {
      await look()
      return (findValue(await scrape('media node'), name, { broadcast }) ?? 0) > 0
    })
  }
  const states = { broadcast, state: 'made' }
  expect(
    findValue(await scrape('media node'), 'seedling_broadcast_renditions', states),
  ).toBeGreaterThanOrEqual(2)
  await until('the portal to count it', async () => {
    const live = findValue(await scrape('portal'), 'seedling_broadcasts', { state: 'live' })
    return live !== undefined && live >= 1
  })
  const text = await (await fetch(`${stack.originUrl}/metrics`)).text()
  expect(text).not.toContain(opened.broadcastId)

  await teacher.stop()
  await until('its labels to go', async () => {
    const families = await scrape('media node')
    return ofTheBroadcast.every((name) => findValue(families, name, { broadcast }) === undefined)
  })
})
