import { chooseLetter } from './choose-letter'

interface PartnerDecidedLetter {
  locale: string
  nameZh: string
  nameEn: string
  isApproved: boolean
  reason: string
  url: string
}

/** Tells whoever applied for a partner what an operator decided. */
export function partnerDecidedLetter(options: PartnerDecidedLetter) {
  const { locale, nameZh, nameEn, isApproved, reason, url } = options
  if (isApproved) {
    return chooseLetter(locale, {
      zh: {
        subject: `${nameZh}已成为合作方`,
        text: `${nameZh}已通过审核。请用这个邮箱登录（可用邮件验证码），在这里挑选课程、生成播放器：\n\n${url}`,
      },
      en: {
        subject: `${nameEn} is a partner now`,
        text: `${nameEn} is approved. Sign in with this address (a code by e-mail will do), choose courses and make your players here:\n\n${url}`,
      },
    })
  }
  return chooseLetter(locale, {
    zh: {
      subject: `${nameZh}的申请未通过`,
      text: `${nameZh}的合作申请未通过。\n\n理由：${reason}\n\n条件变化后可以重新申请：\n${url}`,
    },
    en: {
      subject: `${nameEn} was not approved`,
      text: `${nameEn} was not approved as a partner.\n\nReason: ${reason}\n\nOnce this has changed you can apply again:\n${url}`,
    },
  })
}
