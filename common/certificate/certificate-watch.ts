import { unwatchFile, watchFile } from 'node:fs'
import type { Log } from '../log'
import { type Certificate, CertificateError, readCertificateFile } from './certificate-file'

interface CertificateWatchOptions {
  path: string
  variable: string
  log: Log
  onRenewed(certificate: Certificate): void
  /** How often the file is looked at. */
  everyMs?: number
}

const usualEveryMs = 2_000

/** A certificate on disk, and what it is renewed to. A renewal that cannot be used changes nothing. */
export class CertificateWatch {
  private newest: Certificate | null = null
  private readonly look = () => this.reread()

  constructor(private readonly options: CertificateWatchOptions) {}

  get certificate() {
    return this.newest
  }

  /** Throws {@link CertificateError} when the certificate cannot be used. */
  start(): Certificate {
    const { path, everyMs = usualEveryMs } = this.options
    this.newest = readCertificateFile(this.options)
    // By looking, because renewals replace the file or a link on the way to it.
    watchFile(path, { interval: everyMs, persistent: false }, this.look)
    return this.newest
  }

  stop() {
    unwatchFile(this.options.path, this.look)
  }

  private reread() {
    const { log, onRenewed } = this.options
    try {
      const read = readCertificateFile(this.options)
      // The whole of it: a renewed chain or key comes with the same certificate at times.
      if (read.pem === this.newest?.pem) return
      this.newest = read
      log.info({ expiresAt: read.expiresAt }, 'the certificate was renewed')
      onRenewed(read)
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error
      log.error({}, error.message)
    }
  }
}
