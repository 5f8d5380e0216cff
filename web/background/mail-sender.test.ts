import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { claimMail } from '@/domain/mail/claim-mail'
import { queueMail } from '@/domain/mail/queue-mail'
import { sendMailAgain } from '@/domain/mail/send-mail-again'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { MailSender } from './mail-sender'
import { Smtp } from './smtp'

const start = Date.parse('2026-03-02T08:00:00Z')
const minuteMs = 60_000
let nowMs = start
let database: TestDatabase
let received: string[] = []
let isAway = false

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onConnect: (_, done) => done(isAway ? new Error('come back later') : null),
  onRcptTo: ({ address }, _, done) => {
    const refusal = Object.assign(new Error('no such mailbox'), { responseCode: 550 })
    done(address.startsWith('nobody@') ? refusal : null)
  },
  onData: async (stream, _, done) => {
    received.push(await text(stream))
    done()
  },
})
server.on('error', () => {})

beforeAll(async () => {
  database = await openTestDatabase()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve))
  await database?.close()
})
beforeEach(async () => {
  nowMs = start
  received = []
  isAway = false
  await database.db.outgoingMail.deleteMany()
})

const openSender = () => {
  const { port } = server.server.address() as AddressInfo
  const from = { from: 'Seedling <no-reply@a.example>', replyTo: 'privacy@a.example' }
  const smtp = new Smtp({ url: `smtp://127.0.0.1:${port}`, ...from })
  return new MailSender({ db: database.db, clock: () => nowMs, log: silentLog, smtp })
}

const queue = (recipient = 'li@a.example', subject = '春天开学') =>
  queueMail({ db: database.db, now: new Date(nowMs), recipient, subject, text: '你好' })

test('a letter arrives, once', async () => {
  await queue()
  const senders = [openSender(), openSender()]
  await Promise.all(senders.map((sender) => sender.run()))
  await openSender().run()
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^To: li@a\.example\r$/m)
  expect(received[0]).toMatch(/^Reply-To: privacy@a\.example\r$/m)
  expect(received[0]).toContain(Buffer.from('你好').toString('base64'))
})

test('many letters go out in one round', async () => {
  for (let letter = 0; letter < 12; letter += 1) await queue()
  await openSender().run()
  expect(received).toHaveLength(12)
})

test('a code to sign in goes out before letters to many', async () => {
  for (let letter = 0; letter < 100; letter += 1) await queue('many@a.example')
  await database.db.outgoingMail.updateMany({ data: { isBulk: true } })
  nowMs += minuteMs
  await queue('one@a.example')
  const { db } = database
  const [first] = await claimMail({ db, now: new Date(nowMs), most: 1 })
  expect(first?.recipient).toBe('one@a.example')
})

test('a mail server that is away is tried again, ever later, and the letter arrives', async () => {
  await queue()
  isAway = true
  const sender = openSender()
  const triedAfter: number[] = []
  for (let minute = 0; minute <= 8; minute += 1) {
    const before = await database.db.outgoingMail.findFirstOrThrow()
    await sender.run()
    const { attempts, lastError } = await database.db.outgoingMail.findFirstOrThrow()
    if (attempts > before.attempts) triedAfter.push(minute)
    expect(lastError).toContain('come back later')
    nowMs += minuteMs
  }
  expect(triedAfter).toEqual([0, 1, 3, 7])
  isAway = false
  await sendMailAgain({
    db: database.db,
    now: new Date(nowMs),
    mailId: (await database.db.outgoingMail.findFirstOrThrow()).id,
  })
  await sender.run()
  expect(received).toHaveLength(1)
})

test('a mailbox that does not exist is not tried again', async () => {
  await queue('nobody@a.example')
  await openSender().run()
  const mail = await database.db.outgoingMail.findFirstOrThrow()
  expect(mail).toMatchObject({ sentAt: null, dueAt: null, attempts: 1 })
  expect(mail.lastError).toContain('no such mailbox')
})

test('a line break in what was typed makes no header', async () => {
  await queue('li@a.example', 'Hello\r\nBcc: everybody@a.example')
  await openSender().run()
  expect(received[0]).not.toMatch(/^Bcc:/m)
})

test('of two senders at once each letter is one’s', async () => {
  for (let letter = 0; letter < 40; letter += 1) await queue()
  const { db } = database
  const claim = () => claimMail({ db, now: new Date(nowMs), most: 10 })
  const claimed = (await Promise.all([claim(), claim(), claim(), claim()])).flat()
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length)
  expect(claimed).toHaveLength(40)
})
