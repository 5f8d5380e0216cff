import { chooseLetter } from './choose-letter'

interface PartnerAppliedLetter {
  locale: string
  nameZh: string
  nameEn: string
  site: string
  /** Of the application's own page. */
  url: string
}

/** To the contact of an application: where it stands, and how its site is proven. */
export function partnerAppliedLetter({ locale, nameZh, nameEn, site, url }: PartnerAppliedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `收到${nameZh}的合作申请`,
      text: `您好！\n\n我们收到了${nameZh}的合作申请。审核前，请先证明 ${site} 是您的网站：添加一条 DNS 记录，或放一个小文件。具体内容和申请进度都在这里：\n\n${url}\n\n请保留这个链接，只转给管理网站的同事。\n\n如果不是您申请的，请忽略这封邮件。`,
    },
    en: {
      subject: `${nameEn} has applied as a partner`,
      text: `Hello,\n\n${nameEn} has applied as a partner. Before it is looked at, prove that ${site} is yours: by a DNS record, or by a small file. What to write there, and how your application stands, is here:\n\n${url}\n\nKeep this link, and pass it on only to whoever looks after your site.\n\nIf it was not you who asked for this, leave this letter alone.`,
    },
  })
}
