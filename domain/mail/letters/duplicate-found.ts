import { chooseLetter } from './choose-letter'

interface DuplicateFoundLetter {
  locale: string
  url: string
  /** Who asked first keeps what they have. */
  side: 'earlier' | 'later'
}

/** Tells a family that another seems to have entered the same child; nothing of the other stands in it. */
export function duplicateFoundLetter({ locale, url, side }: DuplicateFoundLetter) {
  const isLater = side === 'later'
  return chooseLetter(locale, {
    zh: {
      subject: isLater ? '您的申请需要您确认' : '有人可能重复登记了您的孩子',
      text: isLater
        ? `另一个家庭似乎已为同一个孩子提出了申请。一个孩子只能有一个名额，所以您的申请先保留顺位，暂不发放。\n\n请打开下面的页面，告诉我们是同一个孩子，还是另一个孩子：\n\n${url}`
        : `另一个家庭登记的孩子与您的一个孩子非常相似。您的申请不受影响，现在不需要做任何事。\n\n如果对方说明是同一个孩子并希望加入您的家庭，我们会再写信征求您的意见：\n\n${url}`,
    },
    en: {
      subject: isLater
        ? 'Your request waits for a word from you'
        : 'Somebody may have entered your child, too',
      text: isLater
        ? `Another family seems to have asked for the same child. A child has one place, so your request keeps its place in the order and is given nothing for now.\n\nPlease open this page and tell us whether it is the same child or another one:\n\n${url}`
        : `Another family has entered a child that looks much like one of yours. Your request is not touched, and there is nothing to do now.\n\nShould they say that it is the same child and wish to join your family, we will write to ask you:\n\n${url}`,
    },
  })
}
