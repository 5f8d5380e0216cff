import { z } from 'zod'

const listenErrorSchema = z.object({
  code: z.enum(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']),
  address: z.string().optional(),
  port: z.number().optional(),
})

interface Ports {
  RTMP_PORT: number
  ORIGIN_PORT: number
}

/** One line that says what to do when the node's doors cannot be opened. */
export function explainStartFailure(error: unknown, ports: Ports) {
  const failure = listenErrorSchema.safeParse(error)
  if (!failure.success) return 'The media node could not start.'
  const { code, address, port } = failure.data
  const door = port === ports.RTMP_PORT ? 'RTMP' : 'ORIGIN'
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop the program that uses it, or set ${door}_PORT to another one.`
    case 'EACCES':
      return `Port ${port} may not be opened by this user: set ${door}_PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address}: set ${door}_HOST to one that it has.`
  }
}
