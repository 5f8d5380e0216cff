import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { type ClaimedMail, claimMail } from '@/domain/mail/claim-mail'
import { noteMailFailed } from '@/domain/mail/note-mail-failed'
import { noteMailSent } from '@/domain/mail/note-mail-sent'
import type { Database } from '@/prisma/database'
import { type Letter, MailRefused, mostConnections } from './smtp'

interface MailSenderOptions {
  db: Database
  clock: Clock
  log: Log
  /** Null where no mail server is configured: letters then wait, and operators read them. */
  smtp: { send(letter: Letter): Promise<void> } | null
}

/** Twice as many as connections: one is taken while the mail server answers about another. */
const mostAtOnce = mostConnections * 2

/** Sends what is due. */
export class MailSender {
  private isInTrouble = false

  constructor(private readonly options: MailSenderOptions) {}

  /** One round: everything that is due now. */
  async run(): Promise<void> {
    const { db, clock, smtp } = this.options
    let claimed: ClaimedMail[] = []
    do {
      claimed = smtp ? await claimMail({ db, now: new Date(clock()), most: mostAtOnce }) : []
      await Promise.all(claimed.map((mail) => this.send(mail)))
    } while (claimed.length === mostAtOnce)
  }

  private async send({ id, attempts, ...letter }: ClaimedMail) {
    const { db, clock, log, smtp } = this.options
    try {
      await smtp?.send(letter)
      await noteMailSent({ db, now: new Date(clock()), mailId: id })
      if (this.isInTrouble) log.info({}, 'the mail server takes letters again')
      this.isInTrouble = false
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error
      const { message, isHopeless } = error
      await noteMailFailed({ db, mailId: id, reason: message, attempts, isHopeless })
      // Said once for a server that is away, and for each letter that it will never take. No address here.
      if (isHopeless || !this.isInTrouble) log.warn({ mailId: id, isHopeless }, 'a letter failed')
      if (!isHopeless) this.isInTrouble = true
    }
  }
}
