import { chooseLetter } from './choose-letter'

interface SignInCodeLetter {
  locale: string
  code: string
  minutes: number
}

/** The letter that carries a code for signing in. */
export function signInCodeLetter({ locale, code, minutes }: SignInCodeLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `${code} 是您的春苗登录验证码`,
      text: `您的春苗登录验证码是：\n\n    ${code}\n\n请在 ${minutes} 分钟内输入，只能使用一次。请不要把它告诉任何人，春苗的工作人员也不会向您索要。\n\n如果不是您本人在登录，请忽略这封邮件：没有验证码，谁也无法登录。`,
    },
    en: {
      subject: `${code} is your code to sign in to Seedling`,
      text: `Your code to sign in to Seedling is:\n\n    ${code}\n\nType it within ${minutes} minutes; it works once. Tell it to nobody: nobody from Seedling will ever ask for it.\n\nIf it was not you who asked for it, leave this letter alone: without the code nobody can sign in.`,
    },
  })
}
