import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

/**
 * For tests: an S3 emulation on a free port of the loopback, which checks signatures, behind a door
 * that counts what comes in and can refuse.
 */
export async function openTestStorage() {
  const directory = mkdtempSync(join(tmpdir(), 'seedling-s3-'))
  const bucket = 'classes'
  const emulation = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await emulation.run()
  const requests: string[] = []
  const state = { isDown: false, downAfter: Infinity, requests }
  const door = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`)
    if (requests.length > state.downAfter) state.isDown = true
    if (state.isDown) return void incoming.socket.destroy()
    const { method, headers, url: path } = incoming
    const forwarded = request({ host: '127.0.0.1', port, method, headers, path }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => door.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const address = door.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    state,
    settings: {
      RECORDING_S3_ENDPOINT: endpoint,
      RECORDING_S3_BUCKET: bucket,
      RECORDING_S3_REGION: 'us-east-1',
      RECORDING_S3_ACCESS_KEY_ID: 'S3RVER',
      RECORDING_S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    /** The paths of all PUT requests so far. */
    listPuts: () => requests.flatMap((line) => (line.startsWith('PUT ') ? [line.slice(4)] : [])),
    async close() {
      door.closeAllConnections()
      await new Promise((resolve) => door.close(resolve))
      await emulation.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
