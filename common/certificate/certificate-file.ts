import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A certificate that cannot be used; the message says in one line what to do. */
export class CertificateError extends Error {}

export interface Certificate {
  /** The private key, the certificate and the chain behind it, as in the file. */
  pem: string
  /** Tells one certificate from the next. */
  fingerprint: string
  expiresAt: Date
}

interface CertificateFile {
  path: string
  /** The setting that names the file. */
  variable: string
}

const smallestRsaBits = 2048
const smallestCurveBits = 256

/** Reads a PEM file with private key, certificate and chain. Throws {@link CertificateError}. */
export function readCertificateFile({ path, variable }: CertificateFile): Certificate {
  const fail = (what: string, cause?: unknown) =>
    new CertificateError(`${variable}: ${path} ${what}`, { cause })
  const pem = readPem(path, fail)
  const key = parseOr(
    () => createPrivateKey(pem),
    'has no private key without a passphrase: put it and the certificate into one PEM file.',
    fail,
  )
  const certificate = parseOr(
    () => new X509Certificate(pem),
    'has no certificate: put the private key and the certificate into one PEM file.',
    fail,
  )
  if (!certificate.checkPrivateKey(key)) {
    throw fail('holds a private key that belongs to another certificate.')
  }
  // Authoring specification 12.3.
  if (isWeak(certificate)) throw fail('needs an RSA key of 2048 bits or a curve of 256, or more.')
  return {
    pem,
    fingerprint: certificate.fingerprint256,
    expiresAt: new Date(certificate.validTo),
  }
}

type Fail = (what: string, cause?: unknown) => CertificateError

function readPem(path: string, fail: Fail) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw fail('cannot be read: name a PEM file that this user may read.', error)
  }
}

function parseOr<Parsed>(parse: () => Parsed, what: string, fail: Fail) {
  try {
    return parse()
  } catch (error) {
    throw fail(what, error)
  }
}

function isWeak({ publicKey }: X509Certificate) {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined) return modulusLength < smallestRsaBits
  const curveBits = Number(/\d+/.exec(namedCurve ?? '')?.[0] ?? smallestCurveBits)
  return curveBits < smallestCurveBits
}
