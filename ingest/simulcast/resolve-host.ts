import { lookup, Resolver } from 'node:dns/promises'

/** A host's IP addresses, those to be tried first at the front; none when nobody knows it. */
export type Resolve = (
  host: string,
  options: { isAllowed: boolean; signal: AbortSignal },
) => Promise<string[]>

const eachTry = { timeout: 3_000, tries: 2 } as const

/**
 * Asks name servers without Node's threads, which a few names that are slow to be answered would keep from the
 * disk. What the operator allows may be known to this machine alone, and is looked up as it does.
 */
export const resolveHost: Resolve = async (host, { isAllowed, signal }) => {
  if (isAllowed) {
    const found = await lookup(host, { all: true, verbatim: true }).catch(() => [])
    return found.map(({ address }) => address)
  }
  const resolver = new Resolver(eachTry)
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
