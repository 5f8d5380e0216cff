import { once } from 'node:events'
import { connect } from 'node:http2'
import { shakeHands } from '../../support/tls-handshake'
import type { Captures } from '../captures'
import { type ConformanceRule, finding } from '../rule'

/** Asks for an address of the lecture over HTTP/2. */
async function askOverHttp2({ tls, live }: Captures) {
  const session = connect(`https://${tls.host}:${tls.port}`, { rejectUnauthorized: false })
  try {
    const stream = session.request({ ':path': new URL(live.answer.url).pathname })
    const [headers] = await once(stream, 'response', { signal: AbortSignal.timeout(5_000) })
    return `${session.alpnProtocol} ${headers[':status']}`
  } finally {
    session.destroy()
  }
}

export const tlsRules: ConformanceRule[] = [
  {
    id: 'A44a',
    rule: '11.1–11.3, 12.1',
    level: 'MUST',
    measures: 'HTTPS where a certificate is configured: TLS 1.2 and 1.3; 1.1 is refused',
    check: async ({ tls }) => {
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const
      const [newest, usual, tooOld] = await Promise.all([
        shakeHands(tls),
        shakeHands({ ...tls, maxVersion: 'TLSv1.2' }),
        shakeHands({ ...tls, ...old, ciphers: 'DEFAULT@SECLEVEL=0' }),
      ])
      const isRight =
        newest.outcome === 'agreed' && usual.outcome === 'agreed' && tooOld.outcome === 'refused'
      return finding(
        isRight,
        `newest ${newest.outcome}, 1.2 ${usual.outcome}, 1.1 ${tooOld.outcome}`,
      )
    },
  },
  {
    id: 'A44b',
    rule: '12.2',
    level: 'MUST',
    measures: 'forward secrecy: a client that offers only static key exchange is refused',
    check: async ({ tls }) => {
      const maxVersion = 'TLSv1.2'
      const fixed = await shakeHands({
        ...tls,
        maxVersion,
        ciphers: 'AES128-GCM-SHA256:AES256-SHA',
      })
      const usual = await shakeHands({ ...tls, maxVersion })
      const cipher = usual.outcome === 'agreed' ? usual.cipher : 'none'
      const isRight = fixed.outcome === 'refused' && cipher.startsWith('ECDHE-')
      return finding(isRight, `static ${fixed.outcome}, usual ${cipher}`)
    },
  },
  {
    id: 'A44c',
    rule: '12.3',
    level: 'MUST',
    measures: 'key of the certificate: a curve of 256 bits or RSA of 2048; weaker ones are refused',
    check: async ({ tls }) => {
      const hands = await shakeHands(tls)
      const bits = hands.outcome === 'agreed' ? hands.keyBits : 0
      return finding(bits >= 256, `${bits} bits`)
    },
  },
  {
    id: 'B8a',
    rule: 'appendix B',
    level: 'MUST',
    measures: 'HTTP/2, agreed on by ALPN: the playlist comes over it',
    check: async (captures) => {
      const answer = await askOverHttp2(captures)
      return finding(answer === 'h2 200', answer)
    },
  },
]
