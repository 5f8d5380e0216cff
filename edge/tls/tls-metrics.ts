import { Counter, Gauge, type Registry } from 'prom-client'

/** The TLS front's figures. */
export class TlsMetrics {
  readonly failedHandshakes: Counter
  readonly restarts: Counter

  constructor(registry: Registry, read: () => { isUp: boolean; expiresAt: Date | null }) {
    const registers = [registry]
    this.failedHandshakes = new Counter({
      name: 'seedling_edge_tls_failed_handshakes_total',
      help: 'TLS handshakes that came to nothing.',
      registers,
    })
    this.restarts = new Counter({
      name: 'seedling_edge_tls_restarts_total',
      help: 'Times the TLS front died and was started again.',
      registers,
    })
    new Gauge({
      name: 'seedling_edge_tls_up',
      help: 'Whether the TLS front runs.',
      registers,
      collect() {
        this.set(read().isUp ? 1 : 0)
      },
    })
    new Gauge({
      name: 'seedling_edge_tls_certificate_expires_timestamp_seconds',
      help: 'When the certificate in use runs out.',
      registers,
      collect() {
        this.set((read().expiresAt?.getTime() ?? 0) / 1000)
      },
    })
  }
}
