import { chooseLetter } from './choose-letter'

interface SchoolDecidedLetter {
  locale: string
  schoolNameZh: string
  schoolNameEn: string
  decision: 'approve' | 'refuse'
  reason: string
}

/** Tells a school's administrators what an operator decided. */
export function schoolDecidedLetter(options: SchoolDecidedLetter) {
  const { locale, schoolNameZh, schoolNameEn, decision, reason } = options
  if (decision === 'approve') {
    return chooseLetter(locale, {
      zh: {
        subject: `${schoolNameZh}已通过审核`,
        text: `${schoolNameZh}已通过审核：教师人数不再受限，课程可以对外公开。`,
      },
      en: {
        subject: `${schoolNameEn} is approved`,
        text: `${schoolNameEn} is approved: invite as many teachers as you need, and open public classes.`,
      },
    })
  }
  return chooseLetter(locale, {
    zh: {
      subject: `${schoolNameZh}未通过审核`,
      text: `${schoolNameZh}未通过审核，不能再开播。\n\n理由：${reason}\n\n如果您认为有误，请回复这封邮件。`,
    },
    en: {
      subject: `${schoolNameEn} was not approved`,
      text: `${schoolNameEn} was not approved and cannot go on air any more.\n\nReason: ${reason}\n\nIf you think this is wrong, answer this letter.`,
    },
  })
}
