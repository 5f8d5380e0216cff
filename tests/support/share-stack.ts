import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeCertificate } from './make-certificate'
import { type OwnedStack, startStack } from './stack'
import { stackFactsSchema } from './stack-facts'

declare module 'vitest' {
  interface ProvidedContext {
    sharedStackUrl: string
  }
}

/**
 * Vitest's global set-up: one stack for all test files that ask for one (`sharedStack()`), started
 * when the first of them asks, over a small door on loopback, and stopped after the last test.
 */
export async function setup(project: TestProject) {
  let stack: Promise<OwnedStack> | undefined
  const folder = mkdtempSync(join(tmpdir(), 'seedling-certificate-'))
  const certificateFile = join(folder, 'localhost.pem')
  const server = createServer(async (_request, response) => {
    try {
      if (!stack) {
        makeCertificate(certificateFile)
        stack = startStack({
          LADDER_QUIET_SECONDS: '5',
          EDGE_TLS_CERTIFICATE_FILE: certificateFile,
          RTMPS_CERTIFICATE_FILE: certificateFile,
        })
      }
      response.end(JSON.stringify(stackFactsSchema.parse(await stack)))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the door has no port')
  project.provide('sharedStackUrl', `http://127.0.0.1:${address.port}`)

  return async function teardown() {
    server.close()
    const started = await stack?.catch(() => undefined)
    await started?.stop()
    rmSync(folder, { recursive: true })
  }
}
