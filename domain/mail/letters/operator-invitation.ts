import { chooseLetter } from './choose-letter'

interface OperatorInvitationLetter {
  locale: string
  url: string
}

/** Asks somebody to run the platform with others. */
export function operatorInvitationLetter({ locale, url }: OperatorInvitationLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: '邀请您担任春苗的平台运维',
      text: `您好！\n\n邀请您担任春苗的平台运维。请打开下面的链接接受邀请：\n\n${url}\n\n登录时需要设置第二验证因素。链接 14 天内有效，只能使用一次，请不要转发。`,
    },
    en: {
      subject: 'You are invited to be an operator of Seedling',
      text: `Hello,\n\nYou are invited to be an operator of Seedling. Open this link to accept:\n\n${url}\n\nA second factor is asked of you when you sign in. The link is good for 14 days and works once; do not pass it on.`,
    },
  })
}
