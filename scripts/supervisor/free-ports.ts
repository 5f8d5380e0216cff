import { createServer } from 'node:net'
import { StartError } from './start-error'

interface WantedPort {
  variable: string
  host: string
  port: number
}

/** Throws a {@link StartError} naming every port that another program holds and its variable. */
export async function checkPortsAreFree(wanted: WantedPort[]) {
  const problems = await Promise.all(wanted.map(findProblem))
  const taken = problems.filter((problem) => problem !== undefined)
  if (taken.length > 0) throw new StartError(taken.join('\n  '))
}

function findProblem({ variable, host, port }: WantedPort): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program. End it, or set ${variable} to a free port.`
          : `Port ${port} on ${host} cannot be used (${error.code}). Change ${variable} or its host.`,
      )
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
