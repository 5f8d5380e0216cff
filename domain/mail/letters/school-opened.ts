import { chooseLetter } from './choose-letter'

interface SchoolOpenedLetter {
  locale: string
  nameZh: string
  nameEn: string
  /** Of the invitation to run it. */
  url: string
}

/** To whom a school named as its contact: the link that makes them its administrator. */
export function schoolOpenedLetter({ locale, nameZh, nameEn, url }: SchoolOpenedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `${nameZh}已在春苗开通试用`,
      text: `您好！\n\n${nameZh}已在春苗开通试用。请打开下面的链接，成为学校管理员，然后就可以开设教室、邀请教师：\n\n${url}\n\n链接 14 天内有效，只能使用一次，请不要转发。试用期间最多可有 5 位教师，课程不对外公开；平台审核后全部开放。\n\n如果不是您申请的，请忽略这封邮件。`,
    },
    en: {
      subject: `${nameEn} is open on Seedling, on trial`,
      text: `Hello,\n\n${nameEn} is open on Seedling, on trial. Open this link to become its administrator, then open classrooms and invite teachers:\n\n${url}\n\nThe link is good for 14 days and works once; do not pass it on. On trial a school has up to 5 teachers, and its classes are not public; an operator’s approval opens everything.\n\nIf it was not you who asked for this, leave this letter alone.`,
    },
  })
}
