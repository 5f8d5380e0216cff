import { chooseLetter } from './choose-letter'

interface InvitationLetter {
  locale: string
  role: 'teacher' | 'school_administrator'
  schoolNameZh: string
  schoolNameEn: string
  /** Who invites. */
  inviter: string
  url: string
}

/** Asks somebody to teach in a school, or to run it with others. */
export function invitationLetter(options: InvitationLetter) {
  const { locale, role, schoolNameZh, schoolNameEn, inviter, url } = options
  const [zhPart, enPart] =
    role === 'teacher' ? ['授课', 'teach'] : ['担任学校管理员', 'be an administrator']
  return chooseLetter(locale, {
    zh: {
      subject: `${schoolNameZh}邀请您在春苗${zhPart}`,
      text: `您好！\n\n${inviter}邀请您在${schoolNameZh}${zhPart}。请打开下面的链接接受邀请：\n\n${url}\n\n链接 14 天内有效，只能使用一次，请不要转发。`,
    },
    en: {
      subject: `${schoolNameEn} invites you to ${enPart} on Seedling`,
      text: `Hello,\n\n${inviter} invites you to ${enPart} at ${schoolNameEn}. Open this link to accept:\n\n${url}\n\nThe link is good for 14 days and works once; do not pass it on.`,
    },
  })
}
