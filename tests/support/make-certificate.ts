import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'

const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']

/** Makes a self-signed certificate for localhost with its key at a path; gives its fingerprint. */
export function makeCertificate(path: string, key: 'P-256' | 'RSA-1024' = 'P-256') {
  const keyOptions =
    key === 'P-256'
      ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
      : ['-newkey', 'rsa:1024']
  const pem = execFileSync(
    'openssl',
    ['req', '-x509', '-nodes', '-days', '2', ...keyOptions, ...subject, '-keyout', '-'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  // Whole at once, as renewals are put in place.
  writeFileSync(`${path}.new`, pem, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return new X509Certificate(pem).fingerprint256
}
