import { chooseLetter } from './choose-letter'

/** Tells somebody that their account is no longer protected by an app, so that a thief's wish is noticed. */
export function secondFactorResetLetter({ locale }: { locale: string }) {
  return chooseLetter(locale, {
    zh: {
      subject: '您在春苗的身份验证器应用已被重置',
      text: '您好！\n\n平台运维重置了您账户的身份验证器应用，您在所有设备上均已退出登录。请重新登录，并设置新的应用。\n\n如果这不是您要求的，请立即修改密码，并告知平台运维。',
    },
    en: {
      subject: 'Your authenticator app on Seedling was reset',
      text: 'Hello,\n\nAn operator has reset the authenticator app of your account, and you are signed out everywhere. Sign in again and set up a new one.\n\nIf you did not ask for this, change your password at once and tell the operators.',
    },
  })
}
