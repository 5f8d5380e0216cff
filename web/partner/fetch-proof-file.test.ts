import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchProofFile } from './fetch-proof-file'

const line = 'seedling-site=6f0a2c51-7f3e-4d0b-9b52-0f6f3c1d2e4a'
const path = '/.well-known/seedling-site.txt'

let answer: RequestListener
let asked: string[]
let connections: number
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  answer(request, response)
})
server.on('connection', () => {
  connections += 1
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, () => resolve())))
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  asked = []
  connections = 0
})

const port = () => (server.address() as AddressInfo).port
const fetchFile = ({ url = '', mayBePrivate = true, longestMs = 5_000 } = {}) =>
  fetchProofFile({
    ...{ url: url || `http://localhost:${port()}${path}`, line, mayBePrivate },
    signal: AbortSignal.timeout(longestMs),
  })
const serve = (text: string) => {
  answer = (_, response) => response.end(text)
}

test.each([
  ['alone', line],
  ['with a line break', `${line}\r\n`],
  ['as an editor on Windows saves it', `\uFEFF${line}\r\n`],
  ['below a comment', `# ours\n${line}\n`],
])('a file with the line proves the site: %s', async (_, text) => {
  serve(text)
  expect(await fetchFile()).toEqual({ kind: 'found' })
  expect(asked).toEqual([path])
})

test.each([
  ['nothing', ''],
  ['another token', 'seedling-site=another'],
  ['more behind the line', `${line}0`],
  ['a page that holds the line', `<p>${line}</p>`],
])('a file with something else proves nothing: %s', async (_, text) => {
  serve(text)
  expect(await fetchFile()).toEqual({ kind: 'other' })
})

test('a site without the file says so by its status, whatever its page says', async () => {
  answer = (_, response) => response.writeHead(404).end(line)
  expect(await fetchFile()).toEqual({ kind: 'missing', status: 404 })
})

test('no redirect is followed', async () => {
  answer = (request, response) => {
    if (request.url === '/elsewhere') response.end(line)
    else response.writeHead(302, { location: '/elsewhere' }).end(line)
  }
  expect(await fetchFile()).toEqual({ kind: 'redirected', status: 302 })
  expect(asked).toEqual([path])
})

test('a file without an end is left after its first bytes', async () => {
  let isLeft: Promise<void> | undefined
  answer = (_, response) => {
    isLeft = new Promise((resolve) => response.once('close', resolve))
    const more = () => {
      while (response.write(`${line}\n`.repeat(1_000)));
    }
    response.on('drain', more)
    more()
  }
  expect(await fetchFile()).toEqual({ kind: 'other' })
  await isLeft
})

test('a site that is slow is given up in time, before its answer and in the midst of it', async () => {
  answer = () => {}
  expect(await fetchFile({ longestMs: 200 })).toEqual({ kind: 'timed_out' })
  answer = (_, response) => void response.write(line)
  expect(await fetchFile({ longestMs: 200 })).toEqual({ kind: 'timed_out' })
})

test('a name that leads to a private address is not connected to', async () => {
  serve(line)
  const url = `https://localhost:${port()}${path}`
  expect(await fetchFile({ url, mayBePrivate: false })).toEqual({ kind: 'not_reachable' })
  expect(connections).toBe(0)
  // The control: where it may be reached there is a connection, if none that speaks TLS.
  expect(await fetchFile({ url })).toEqual({ kind: 'not_reachable' })
  expect(connections).toBeGreaterThan(0)
})

test('plain HTTP is not spoken outside of loopback', async () => {
  serve(line)
  expect(await fetchFile({ mayBePrivate: false })).toEqual({ kind: 'not_reachable' })
  expect(connections).toBe(0)
})

test('a host that nobody knows is not reachable', async () => {
  const url = `https://nobody.invalid${path}`
  expect(await fetchFile({ url, mayBePrivate: false })).toEqual({ kind: 'not_reachable' })
})
