import { z } from 'zod'
import { CertificateError } from '@/common/certificate/certificate-file'

const listenErrorSchema = z.object({
  code: z.enum(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']),
  address: z.string().optional(),
  port: z.number().optional(),
})

const doors = ['RTMP', 'RTMPS', 'ORIGIN'] as const

interface Ports {
  RTMP_PORT: number
  RTMPS_PORT: number
  ORIGIN_PORT: number
}

/** One line that says what to do when a door of the node cannot be opened; null for any other failure. */
export function explainStartFailure(error: unknown, ports: Ports) {
  if (error instanceof CertificateError) return error.message
  const failure = listenErrorSchema.safeParse(error)
  if (!failure.success) return null
  const { code, address, port } = failure.data
  const door = doors.find((name) => ports[`${name}_PORT`] === port) ?? 'ORIGIN'
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop the program that uses it, or set ${door}_PORT to another one.`
    case 'EACCES':
      return `Port ${port} may not be opened by this user: set ${door}_PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address}: set ${door}_HOST to one that it has.`
  }
}
