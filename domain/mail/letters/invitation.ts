import { chooseLetter } from './choose-letter'

interface InvitationLetter {
  locale: string
  schoolNameZh: string
  schoolNameEn: string
  /** Who invites. */
  inviter: string
  url: string
}

/** Asks somebody to teach in a school. */
export function invitationLetter(options: InvitationLetter) {
  const { locale, schoolNameZh, schoolNameEn, inviter, url } = options
  return chooseLetter(locale, {
    zh: {
      subject: `${schoolNameZh}邀请您在春苗授课`,
      text: `您好！\n\n${inviter}邀请您在${schoolNameZh}授课。请打开下面的链接接受邀请：\n\n${url}\n\n链接 14 天内有效，只能使用一次，请不要转发。`,
    },
    en: {
      subject: `${schoolNameEn} invites you to teach on Seedling`,
      text: `Hello,\n\n${inviter} invites you to teach at ${schoolNameEn}. Open this link to accept:\n\n${url}\n\nThe link is good for 14 days and works once; do not pass it on.`,
    },
  })
}
