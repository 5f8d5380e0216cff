import { chooseLetter } from './choose-letter'

interface JoinAskedLetter {
  locale: string
  /** Of who asks, with their consent. */
  email: string
  url: string
}

/** Asks the earlier family whether the later one may join it. */
export function joinAskedLetter({ locale, email, url }: JoinAskedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: '有人希望加入您的家庭',
      text: `${email} 说您的一个孩子也是对方的孩子，希望加入您的家庭，成为监护人。同意后，双方都能看到两个家庭中孩子的信息。\n\n请在这里同意或拒绝：\n\n${url}\n\n如果您不认识这个人，请拒绝。`,
    },
    en: {
      subject: 'Somebody wishes to join your family',
      text: `${email} says that one of your children is theirs, too, and wishes to join your family as a guardian. If you agree, each of you sees what is known of the children of both.\n\nAgree or refuse here:\n\n${url}\n\nIf you do not know this person, refuse.`,
    },
  })
}
