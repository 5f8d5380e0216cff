import type { Log } from '@/common/log'
import { passOnLapsedOffers } from '@/domain/course-enrolment/pass-on-lapsed-offers'
import { removeOldMail } from '@/domain/mail/remove-old-mail'
import { removeOldViewings } from '@/domain/partner/remove-old-viewings'
import { queueFeedNews } from '@/domain/webhook/queue-feed-news'
import { removeOldDeliveries } from '@/domain/webhook/remove-old-deliveries'
import type { Portal } from '../server/portal'
import { openWaitingRoom } from '../waiting-room/open-waiting-room'
import { applyReviews, eraseEvidence, remindFamilies } from './evidence-work'
import { keepDuplicates, removeUnused } from './family-work'
import { MailSender } from './mail-sender'
import { postWebhook } from './post-webhook'
import { ProgrammeDecider } from './programme-decider'
import { Smtp } from './smtp'
import { WebhookSender } from './webhook-sender'

const betweenLettersMs = 2_000
const betweenNewsMs = 1_000
const betweenFeedsMs = 10_000
const betweenReviewsMs = 5_000
const betweenWaitingRoundsMs = 1_000
const betweenRemindersMs = 30_000
const betweenOffersMs = 10_000
const betweenDuplicatesMs = 5_000
const betweenDecisionsMs = 1_000
const hourMs = 3_600_000

/** What the portal does behind the requests, for as long as it runs; any number of portals may do it. */
export function startBackground({ db, clock, log, settings }: Portal) {
  const { SMTP_URL, MAIL_FROM, PRIVACY_CONTACT, ACCOUNT_SECRET } = settings
  const { WEBHOOK_ADDRESSES, reconnectWindowMs } = settings
  if (!SMTP_URL) {
    log.warn({}, 'no SMTP_URL: letters wait in the outbox, where operators can read them')
  }
  if (!PRIVACY_CONTACT) {
    log.warn(
      {},
      'no PRIVACY_CONTACT: the privacy page names nobody who answers for children’s data',
    )
  }
  const from = { from: MAIL_FROM, replyTo: PRIVACY_CONTACT }
  const smtp = SMTP_URL ? new Smtp({ url: SMTP_URL, ...from }) : null
  const mailSender = new MailSender({ db, clock, log, smtp })
  repeat({ log, job: 'send letters', everyMs: betweenLettersMs }, () => mailSender.run())
  const webhookSender = new WebhookSender({
    ...{ db, clock, log, reconnectWindowMs, accountSecret: ACCOUNT_SECRET },
    post: (request) => postWebhook({ ...request, mayBePrivate: WEBHOOK_ADDRESSES === 'any' }),
  })
  repeat({ log, job: 'send webhooks', everyMs: betweenNewsMs }, () => webhookSender.run())
  repeat({ log, job: 'tell of feeds', everyMs: betweenFeedsMs }, () =>
    queueFeedNews({ db, now: new Date(clock()), reconnectWindowMs }),
  )
  const work = { db, clock, log, settings }
  repeat({ log, job: 'apply reviews', everyMs: betweenReviewsMs }, () => applyReviews(work))
  repeat({ log, job: 'remind of evidence', everyMs: betweenRemindersMs }, () =>
    remindFamilies(work),
  )
  const room = openWaitingRoom({ db, clock })
  repeat({ log, job: 'keep the waiting room', everyMs: betweenWaitingRoundsMs }, () => room.run())
  repeat({ log, job: 'keep duplicates', everyMs: betweenDuplicatesMs }, () => keepDuplicates(work))
  repeat({ log, job: 'pass on places', everyMs: betweenOffersMs }, async () => {
    await passOnLapsedOffers({ db, now: new Date(clock()) })
  })
  const decider = new ProgrammeDecider({
    ...{ db, clock, log, portalUrl: settings.PORTAL_URL, accountSecret: ACCOUNT_SECRET },
  })
  repeat({ log, job: 'decide programmes', everyMs: betweenDecisionsMs }, () => decider.run())
  repeat({ log, job: 'remove what is old', everyMs: hourMs }, async () => {
    const now = new Date(clock())
    await removeOldMail({ db, now })
    await removeOldDeliveries({ db, now })
    await eraseEvidence(work)
    await removeUnused(work)
    await removeOldViewings({ db, now })
  })
}

interface RepeatOptions {
  log: Log
  job: string
  /** From the end of one round to the start of the next. */
  everyMs: number
}

/** A round that fails is logged; the next tries again. */
async function repeat({ log, job, everyMs }: RepeatOptions, round: () => Promise<void>) {
  await round().catch((error) => log.error({ err: error, job }, 'a background job failed'))
  setTimeout(() => repeat({ log, job, everyMs }, round), everyMs).unref()
}
