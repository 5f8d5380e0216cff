import type { Transaction } from '@/prisma/database'
import { queueMail } from '../mail/queue-mail'

interface StoppedClass {
  now: Date
  /** Needs no letter about the own deed. */
  actorId: string | null
  classSessionId: string
  reason: string
}

interface Letter {
  title: string
  school: string
  actor: string
  reason: string
}

/** In the two languages of the product, as `web/i18n/locales.ts` says; any other reader gets English. */
const letters = {
  zh: {
    commandLine: '命令行',
    subject: ({ title, school }: Letter) => `课堂已被停止：${title}（${school}）`,
    text: ({ actor, reason }: Letter) =>
      `停止者：${actor}\n理由：${reason}\n\n画面已撤下，录像作为证据保留。恢复课堂：npm run cli -- resume-class`,
  },
  en: {
    commandLine: 'the command line',
    subject: ({ title, school }: Letter) => `A class was stopped: ${title} (${school})`,
    text: ({ actor, reason }: Letter) =>
      `Stopped by: ${actor}\nReason: ${reason}\n\nIts picture is gone, and its recording is kept as evidence. To undo it: npm run cli -- resume-class`,
  },
} as const

/** Writes to every operator that a class was stopped, by whom and why. */
export async function tellOperators(tx: Transaction, stopped: StoppedClass) {
  const { now, actorId, classSessionId, reason } = stopped
  const operators = await tx.account.findMany({
    where: { grants: { some: { role: 'operator' } } },
  })
  const actor = actorId === null ? null : await tx.account.findUnique({ where: { id: actorId } })
  const classSession = await tx.classSession.findUniqueOrThrow({
    where: { id: classSessionId },
    include: { course: { include: { school: true } } },
  })
  const { school } = classSession.course
  for (const { id, email, locale } of operators) {
    if (id === actorId) continue
    const language = locale.startsWith('zh') ? 'zh' : 'en'
    const { commandLine, subject, text } = letters[language]
    const letter = {
      title: language === 'zh' ? classSession.titleZh : classSession.titleEn,
      school: language === 'zh' ? school.nameZh : school.nameEn,
      actor: actor ? `${actor.name} <${actor.email}>` : commandLine,
      reason,
    }
    await queueMail({
      ...{ db: tx, now, recipient: email, subject: subject(letter), text: text(letter) },
    })
  }
}
