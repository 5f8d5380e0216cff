import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { AUTHORITATIVE_ANSWER, decode, encode } from 'dns-packet'

/** What is answered about a name: its TXT records, each in its pieces; or that nobody may know; or nothing at all. */
type NameAnswer = string[][] | 'refused' | 'silence'

const nameError = 3
const refused = 5

/** A name server of its own on loopback, which knows TXT records alone; of other names it says that there are none. */
export async function openDnsServer() {
  const names = new Map<string, NameAnswer>()
  const socket = createSocket('udp4')
  socket.on('message', (message, { port, address }) => {
    const { id, questions = [] } = decode(message)
    const name = questions[0]?.name ?? ''
    const known = names.get(name.toLowerCase())
    if (known === 'silence') return
    const code = known === 'refused' ? refused : known ? 0 : nameError
    const records = typeof known === 'object' ? known : []
    const answers = records.map((data) => ({ type: 'TXT' as const, name, ttl: 0, data }))
    const flags = AUTHORITATIVE_ANSWER | code
    socket.send(encode({ type: 'response', id, flags, questions, answers }), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    /** As a resolver takes it. */
    address: `127.0.0.1:${socket.address().port}`,
    answer: (name: string, known: NameAnswer) => void names.set(name, known),
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
}

export type DnsServer = Awaited<ReturnType<typeof openDnsServer>>
