import { chooseLetter } from './choose-letter'

interface AskedReceiptLetter {
  locale: string
  programme: { zh: string; en: string }
  receipts: readonly { number: string; url: string }[]
  /** The words that were agreed to. */
  consents: readonly { version: string; zh: string; en: string }[]
  askedAt: Date
}

/** The receipt of an asking: its numbers, and the words that were agreed to. */
export function askedReceiptLetter(options: AskedReceiptLetter) {
  const { locale, programme, receipts, consents, askedAt } = options
  const numbers = receipts.map(({ number, url }) => `${number}\n${url}`).join('\n\n')
  const at = askedAt.toISOString().replace('T', ' ').slice(0, 19)
  return chooseLetter(locale, {
    zh: {
      subject: `已收到您的申请：${programme.zh}`,
      text: [
        `我们已于 ${at}（UTC）收到您的申请。回执编号和状态页面：`,
        numbers,
        '结果随时可在状态页面查看；有变化时也会发邮件通知您。编号可用于核对公开的抽签和名额记录。',
        '您同意了以下内容，随时可以在“家庭与隐私”中撤回：',
        ...consents.map(({ version, zh }) => `· ${zh}（版本 ${version}）`),
      ].join('\n\n'),
    },
    en: {
      subject: `Your request has arrived: ${programme.en}`,
      text: [
        `Your request arrived at ${at} (UTC). Receipt numbers, and the pages that show how it stands:`,
        numbers,
        'The page shows the result at any time, and a letter tells you when something changes. With the number the published draw and decisions can be checked.',
        'You agreed to the following, and can withdraw it at any time under “Family and privacy”:',
        ...consents.map(({ version, en }) => `· ${en} (version ${version})`),
      ].join('\n\n'),
    },
  })
}
