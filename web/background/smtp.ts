import { createTransport } from 'nodemailer'

/** A letter as it goes out. */
export interface Letter {
  recipient: string
  subject: string
  text: string
}

/** The mail server did not take a letter. */
export class MailRefused extends Error {
  /** It never will (RFC 5321 §4.2.1, a reply of the 5xx kind to the recipient or the letter). */
  readonly isHopeless: boolean

  constructor(reason: string, isHopeless: boolean) {
    super(reason)
    this.isHopeless = isHopeless
  }
}

interface SmtpOptions {
  /** As `smtps://user:password@host:465`. */
  url: string
  from: string
  /** Who reads what is answered, where that is not whom letters come from. */
  replyTo?: string | undefined
}

const longestWaitMs = 20_000
/** Kept open from letter to letter. */
export const mostConnections = 10

/** The one file that knows nodemailer. */
export class Smtp {
  private readonly transport
  private readonly head

  constructor({ url, ...head }: SmtpOptions) {
    this.head = head
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: mostConnections,
      connectionTimeout: longestWaitMs,
      greetingTimeout: longestWaitMs,
      socketTimeout: longestWaitMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Resolves when the mail server has taken the letter; rejects with `MailRefused`. */
  async send({ recipient, subject, text }: Letter) {
    const to = { name: '', address: recipient }
    try {
      await this.transport.sendMail({ ...this.head, to, subject, text })
    } catch (error) {
      throw toRefusal(error)
    }
  }
}

function toRefusal(error: unknown) {
  if (!(error instanceof Error)) return new MailRefused(String(error), false)
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  const isOfTheLetter = command === 'RCPT TO' || command === 'DATA'
  return new MailRefused(error.message, isOfTheLetter && (responseCode ?? 0) >= 550)
}
