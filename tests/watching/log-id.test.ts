import { readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { until } from '../support/until'

/** On loopback too, and like no address that a program of ours has. */
const viewerAddress = '127.0.0.77'
const programs = ['media', 'web', 'edge'] as const

const entrySchema = z.looseObject({
  program: z.string(),
  time: z.string(),
  msg: z.string(),
  broadcast: z.string().optional(),
})

let stack: Stack
let teacher: Publisher | null = null
beforeAll(async () => {
  stack = await sharedStack()
})
afterAll(() => teacher?.break())

function readLog(program: string) {
  const lines = readFileSync(join(stack.dataFolder, 'logs', `${program}.log`), 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => entrySchema.parse(JSON.parse(line)))
}

/** What a program has said of a broadcast, in order. */
const saidOf = (program: string, broadcast: string) =>
  readLog(program)
    .filter((entry) => entry.broadcast === broadcast)
    .map(({ msg }) => msg)

/** A viewer's request, from an address that must not be found anywhere. */
function view(url: string) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = { cookie: 'child=a-name-that-nobody-may-write-down' }
    get(url, { localAddress: viewerAddress, headers, timeout: 30_000 }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    }).on('error', reject)
  })
}

test('one id leads through a broadcast’s life in the logs of door, portal and edge', async () => {
  const { streamKey, broadcastId, playlistUrl } = await openClass(stack, { titleEn: 'Following' })
  const broadcast = broadcastLogId(broadcastId)
  teacher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  const edgeUrl = playlistUrl.replace('localhost', '127.0.0.1')
  const multivariant = await until('the playlist', async () => {
    const { status, body } = await view(edgeUrl)
    return status === 200 && body
  })
  const mediaUrl = new URL(findLine(multivariant, /^[^#].*\.m3u8$/m), edgeUrl)
  const media = await until('a hint', async () => {
    const { body } = await view(mediaUrl.href)
    return body.includes('PRELOAD-HINT') && body
  })
  expect(media).toContain('#EXTM3U')
  await teacher.break()
  await until('the broken line', async () => saidOf('web', broadcast).length >= 3)
  // What is hinted at never comes: the origin holds the request, gives up, and the edge notes it.
  const askForWhatNeverComes = async () => {
    const newest = (await view(mediaUrl.href)).body
    const hint = /PRELOAD-HINT:.*URI="([^"]+)"/.exec(newest)?.[1] ?? ''
    return (await view(new URL(hint, mediaUrl).href)).status === 503
  }
  // The edge may show the playlist of a second ago, whose hint has come true since.
  await until('a part that never comes', askForWhatNeverComes, 60_000)

  await until('the edge’s line', async () => saidOf('edge', broadcast).length > 0)
  expect(saidOf('edge', broadcast)).toContain('a fetch failed')
  expect(saidOf('web', broadcast).slice(0, 3)).toEqual([
    'publish decided',
    'broadcast event',
    'broadcast event',
  ])
  const saidByNode = saidOf('media', broadcast)
  for (const said of ['publisher let in', 'run started', 'broadcast event', 'connection closed']) {
    expect(saidByNode).toContain(said)
  }

  for (const name of readdirSync(join(stack.dataFolder, 'logs'))) {
    const text = readFileSync(join(stack.dataFolder, 'logs', name), 'utf8')
    for (const secret of [streamKey, broadcastId, viewerAddress, 'a-name-that-nobody']) {
      expect(text.includes(secret), `${name} holds ${secret}`).toBe(false)
    }
  }
})

test.each(programs)('every line of the %s program is JSON with its name and time', (program) => {
  const entries = readLog(program)
  expect(entries.length).toBeGreaterThan(0)
  expect(new Set(entries.map((entry) => entry.program))).toEqual(new Set([program]))
})

function findLine(text: string, pattern: RegExp) {
  const found = pattern.exec(text)?.[0]
  if (!found) throw new Error(`nothing like ${pattern} in\n${text}`)
  return found
}
