import type { Portal } from '../server/portal'
import { MailSender } from './mail-sender'
import { Smtp } from './smtp'

const betweenRoundsMs = 2_000

/** What the portal does behind the requests, for as long as it runs; any number of portals may do it. */
export function startBackground({ db, clock, log, settings }: Portal) {
  const { SMTP_URL, MAIL_FROM } = settings
  if (!SMTP_URL) {
    log.warn({}, 'no SMTP_URL: letters wait in the outbox, where operators can read them')
  }
  const smtp = SMTP_URL ? new Smtp({ url: SMTP_URL, from: MAIL_FROM }) : null
  const mailSender = new MailSender({ db, clock, log, smtp })
  const round = async () => {
    await mailSender.run()
    setTimeout(round, betweenRoundsMs).unref()
  }
  void round()
}
