import { once } from 'node:events'
import { type ConnectionOptions, connect } from 'node:tls'

/** Shakes hands with a door whose certificate need not be known; gives what was agreed on. */
export async function shakeHands(options: ConnectionOptions) {
  const socket = connect({ rejectUnauthorized: false, ...options })
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(5_000) })
    const { fingerprint256, bits } = socket.getPeerCertificate()
    return {
      outcome: 'agreed' as const,
      protocol: socket.getProtocol(),
      alpn: socket.alpnProtocol,
      cipher: socket.getCipher().name,
      fingerprint256,
      keyBits: bits ?? 0,
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { outcome: 'refused' as const, code }
  } finally {
    socket.destroy()
  }
}
