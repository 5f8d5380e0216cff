import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeCertificate } from '@/tests/support/make-certificate'
import { silentLog } from '../log'
import { CertificateError, readCertificateFile } from './certificate-file'
import { CertificateWatch } from './certificate-watch'

const folder = mkdtempSync(join(tmpdir(), 'seedling-certificate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (path: string) => readCertificateFile({ path, variable: 'EDGE_TLS_CERTIFICATE_FILE' })

test('a file with key and certificate is read', () => {
  const path = join(folder, 'good.pem')
  const fingerprint = makeCertificate(path)
  const certificate = read(path)
  expect(certificate.fingerprint).toBe(fingerprint)
  expect(certificate.expiresAt.getTime()).toBeGreaterThan(Date.now() + 24 * 3_600_000)
})

const broken = {
  'is not there': () => join(folder, 'nothing.pem'),
  'has no private key': (path: string) => keepOnly(path, 'CERTIFICATE'),
  'has no certificate': (path: string) => keepOnly(path, 'PRIVATE KEY'),
  'has another certificate’s key': (path: string) => {
    const other = join(folder, 'other.pem')
    makeCertificate(other)
    const key = readFileSync(keepOnly(path, 'PRIVATE KEY'), 'utf8')
    writeFileSync(path, key + readFileSync(keepOnly(other, 'CERTIFICATE'), 'utf8'))
    return path
  },
  'has a weak key': (path: string) => {
    makeCertificate(path, 'RSA-1024')
    return path
  },
}

function keepOnly(path: string, kind: string) {
  const block = new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----\n`)
  writeFileSync(path, block.exec(readFileSync(path, 'utf8'))?.[0] ?? '')
  return path
}

test.each(Object.entries(broken))('a file that %s is refused in one line', (_what, breakFile) => {
  const path = join(folder, 'broken.pem')
  makeCertificate(path)
  const brokenPath = breakFile(path)
  expect(() => read(brokenPath)).toThrow(CertificateError)
  expect(() => read(brokenPath)).toThrow(/^EDGE_TLS_CERTIFICATE_FILE: \S+\.pem [^\n]+\.$/)
})

test('a renewed certificate is told once, and a broken one never', async () => {
  const path = join(folder, 'renewed.pem')
  makeCertificate(path)
  const told: string[] = []
  const watch = new CertificateWatch({
    path,
    variable: 'EDGE_TLS_CERTIFICATE_FILE',
    log: silentLog,
    everyMs: 20,
    onRenewed: ({ fingerprint }) => told.push(fingerprint),
  })
  watch.start()
  writeFileSync(path, 'half a file')
  const renewed = makeCertificate(path)
  await expect.poll(() => told).toEqual([renewed])
  expect(watch.certificate?.fingerprint).toBe(renewed)
  watch.stop()
})
