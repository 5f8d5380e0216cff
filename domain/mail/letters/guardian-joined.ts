import { chooseLetter } from './choose-letter'

interface GuardianJoinedLetter {
  locale: string
  /** Of who joined. */
  email: string
}

/** Tells a family's guardians that there is one more. */
export function guardianJoinedLetter({ locale, email }: GuardianJoinedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: '您的家庭多了一位监护人',
      text: `${email} 已加入您在春苗的家庭，可以查看和管理家庭中孩子的信息。\n\n如果您不认识这个人，请立即登录，在“家庭与隐私”中将其移除。`,
    },
    en: {
      subject: 'Your family has one more guardian',
      text: `${email} has joined your family on Seedling, and can see and manage what is known of its children.\n\nIf you do not know this person, sign in now and take them out under “Family and privacy”.`,
    },
  })
}
