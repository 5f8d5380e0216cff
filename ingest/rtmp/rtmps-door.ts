import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls'
import type { Certificate } from '@/common/certificate/certificate-file'
import { CertificateWatch } from '@/common/certificate/certificate-watch'
import type { Log } from '@/common/log'
import type { PeerSocket } from './rtmp-connection'

interface RtmpsDoorOptions {
  host: string
  port: number
  certificateFile: string
  log: Log
  /** The RTMP door's own: one way for all connections from here on. */
  take(socket: PeerSocket): void
}

/**
 * TLS before the RTMP door. A connection is handed over at once, before its TLS handshake, so that it
 * counts against the same limits and has to be done with both handshakes in the same time.
 */
export class RtmpsDoor {
  private readonly server: Server
  private readonly watch: CertificateWatch
  private context: SecureContext | null = null

  constructor(private readonly options: RtmpsDoorOptions) {
    this.server = createServer((socket) => this.take(socket))
    this.watch = new CertificateWatch({
      path: options.certificateFile,
      variable: 'RTMPS_CERTIFICATE_FILE',
      log: options.log,
      onRenewed: (certificate) => {
        this.context = makeContext(certificate)
      },
    })
  }

  /** Rejects when the address cannot be listened on, with a `CertificateError` when the certificate is no good. */
  async start() {
    const { host, port, log } = this.options
    this.context = makeContext(this.watch.start())
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen({ host, port }, () => {
        this.server.off('error', reject)
        resolve()
      })
    })
    this.server.on('error', (error) => log.error({ err: error }, 'the RTMPS door broke'))
  }

  /** Closes the door; its connections are the RTMP door's to end. */
  async stop() {
    this.watch.stop()
    if (!this.server.listening) return
    await new Promise((resolve) => this.server.close(resolve))
  }

  get isListening() {
    return this.server.listening
  }

  get port() {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  private take(socket: Socket) {
    if (!this.context) throw new Error('the RTMPS door has not been started')
    const secured = new TLSSocket(socket, { isServer: true, secureContext: this.context })
    socket.on('error', () => secured.destroy())
    this.options.take(secured)
  }
}

/** Forward secrecy always, as at the edge. */
function makeContext({ pem }: Certificate) {
  return createSecureContext({
    key: pem,
    cert: pem,
    minVersion: 'TLSv1.2',
    ciphers: 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:ECDHE+AESGCM:ECDHE+CHACHA20',
  })
}
