import { createServer } from 'node:net'
import { EdgeStartError } from './edge-start-error'

interface WantedPort {
  /** The setting that moves it. */
  variable: string
  host: string
  port: number
}

/** Throws an {@link EdgeStartError} that says what to do when the port cannot be listened on. */
export async function checkPortIsFree({ variable, host, port }: WantedPort) {
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const advice = `set ${variable} to a free port above 1023.`
      reject(
        error.code === 'EADDRINUSE'
          ? new EdgeStartError(`Port ${port} is in use by another program. End it, or ${advice}`)
          : new EdgeStartError(`Port ${port} on ${host} cannot be used (${error.code}): ${advice}`),
      )
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()))
  })
}
