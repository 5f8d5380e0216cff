import { chooseLetter } from './choose-letter'

interface ReviewerMadeLetter {
  locale: string
  /** With which they sign in. */
  email: string
  /** Of the review. */
  url: string
}

/** Tells somebody that they may look at families' documents from now on, and how they get there. */
export function reviewerMadeLetter({ locale, email, url }: ReviewerMadeLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: '您已成为春苗的材料审核员',
      text: `您好！\n\n您已成为春苗的材料审核员。请用 ${email} 登录，然后开始审核：\n\n${url}\n\n登录时需要设置第二验证因素。您查看的每份材料都会留下记录，请勿拍摄或转发。`,
    },
    en: {
      subject: 'You review documents on Seedling now',
      text: `Hello,\n\nYou review documents on Seedling now. Sign in as ${email}, and begin here:\n\n${url}\n\nA second factor is asked of you when you sign in. Each document that you look at is on record: do not photograph or pass on any of them.`,
    },
  })
}
