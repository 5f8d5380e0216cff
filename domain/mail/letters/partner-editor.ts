import { chooseLetter } from './choose-letter'

interface PartnerEditorLetter {
  locale: string
  nameZh: string
  nameEn: string
  url: string
}

/** Tells somebody that they edit for a partner now. */
export function partnerEditorLetter({ locale, nameZh, nameEn, url }: PartnerEditorLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `您现在是${nameZh}的网站编辑`,
      text: `您可以为${nameZh}挑选课程、生成播放器。请用这个邮箱登录（可用邮件验证码）：\n\n${url}`,
    },
    en: {
      subject: `You are a web editor of ${nameEn} now`,
      text: `You can choose courses and make players for ${nameEn}. Sign in with this address (a code by e-mail will do):\n\n${url}`,
    },
  })
}
