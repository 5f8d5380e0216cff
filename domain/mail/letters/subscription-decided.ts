import type { DecisionKind } from '../../enrolment/decision-kinds'
import type { SaidReason } from '../../evidence/review-reasons'

interface LettersOptions {
  programme: { nameZh: string; nameEn: string; offerHours: number }
  portalUrl: string
  /** Why a claim was refused; nothing is said of it where the family itself gave it up. */
  reason?: SaidReason
}

/** A letter as the database fills it in: `one` for one child, `many` with their number for `{children}`. */
export interface CountedLetter {
  kind: DecisionKind
  locale: 'zh' | 'en'
  subject: string
  one: string
  many: string
}

type News = Pick<CountedLetter, 'subject' | 'one' | 'many'>

/**
 * What families are told about, in both languages. No child is named: a name stands sealed, and a letter
 * is read on many screens.
 */
export function subscriptionLetters({ programme, portalUrl, reason }: LettersOptions) {
  const { nameZh, nameEn, offerHours } = programme
  const url = new URL('/family', portalUrl).href
  const zh = (subject: string, text: string): News => ({
    subject: `${nameZh}：${subject}`,
    one: `您的一个孩子${text}\n\n查看详情：${url}`,
    many: `您的 {children} 个孩子${text}\n\n查看详情：${url}`,
  })
  const en = (subject: string, text: (many: boolean) => string): News => ({
    subject: `${nameEn}: ${subject}`,
    one: `One of your children ${text(false)}\n\nSee how it stands: ${url}`,
    many: `{children} of your children ${text(true)}\n\nSee how they stand: ${url}`,
  })
  const letters: Partial<Record<DecisionKind, { zh: News; en: News }>> = {
    granted: {
      zh: zh('已获得名额', `已获得“${nameZh}”的免费名额，项目中的课程现在都可以参加。`),
      en: en(
        'a place is yours',
        (many) =>
          `${many ? 'have places' : 'has a place'} in ${nameEn}. All of its courses are open now.`,
      ),
    },
    waitlisted: {
      zh: zh('正在排队', '暂时还没有名额，正按顺序排队。有空出的名额时，我们会给您写信。'),
      en: en(
        'in the queue',
        (many) =>
          `${many ? 'stand' : 'stands'} in the queue, in order. We write to you as soon as a place comes free.`,
      ),
    },
    offered: {
      zh: zh(
        '请在期限内确认名额',
        `有了一个为其保留的名额。请在 ${offerHours} 小时内确认，过期后名额会转给下一位。`,
      ),
      en: en(
        'a place is kept for you',
        (many) =>
          `${many ? 'have places kept for them' : 'has a place kept for it'}. Accept within ${offerHours} hours; after that it goes on to the next in order.`,
      ),
    },
    offer_expired: {
      zh: zh(
        '保留的名额已过期',
        '的名额没有在期限内确认，已转给下一位。如果项目仍在开放，您可以重新申请。',
      ),
      en: en(
        'an offer is over',
        (many) =>
          `${many ? 'were' : 'was'} offered a place that was not accepted in time, and it has gone on. While the programme is open you can ask again.`,
      ),
    },
    claim_refused: {
      zh: zh(
        '优先资格未获认可',
        `的优先资格未获认可，现按实际情况和原申请时间排序，原有名额可能因此转给他人。${reason ? `\n\n理由：${reason.zh}` : ''}\n\n如果您认为有误，可以在页面上提出异议，我们会重新审核。`,
      ),
      en: en(
        'a claim was not accepted',
        (many) =>
          `${many ? 'have claims that were' : 'has a claim that was'} not accepted, and ${many ? 'now stand' : 'now stands'} in everybody's tier, at the time at which you asked. A place that it held may go to another child.${reason ? `\n\nReason: ${reason.en}` : ''}\n\nIf you think this is wrong, object on the page: it will be looked at again.`,
      ),
    },
    ended: {
      zh: zh('项目已结束', '很遗憾没有获得名额：名额已经全部发完。公开课仍然对所有人免费开放。'),
      en: en(
        'the programme is over',
        (many) =>
          `did not get ${many ? 'places' : 'a place'}: all of them are given. Public classes stay free and open for everybody.`,
      ),
    },
  }
  return Object.entries(letters).flatMap(([kind, news]) => [
    { kind, locale: 'zh', ...news.zh },
    { kind, locale: 'en', ...news.en },
  ])
}
