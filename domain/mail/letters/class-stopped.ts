import { chooseLetter } from './choose-letter'

interface ClassStoppedLetter {
  locale: string
  classSession: { titleZh: string; titleEn: string }
  school: { nameZh: string; nameEn: string }
  /** Null when it was done from the command line. */
  actor: { name: string; email: string } | null
  reason: string
}

/** Tells an operator that a class was taken off the air. */
export function classStoppedLetter(options: ClassStoppedLetter) {
  const { locale, classSession, school, actor, reason } = options
  const by = actor && `${actor.name} <${actor.email}>`
  return chooseLetter(locale, {
    zh: {
      subject: `课堂已被停止：${classSession.titleZh}（${school.nameZh}）`,
      text: [
        `停止者：${by ?? '命令行'}`,
        `理由：${reason}`,
        '',
        '画面已撤下，录像作为证据保留。恢复课堂：npm run cli -- resume-class',
      ].join('\n'),
    },
    en: {
      subject: `A class was stopped: ${classSession.titleEn} (${school.nameEn})`,
      text: [
        `Stopped by: ${by ?? 'the command line'}`,
        `Reason: ${reason}`,
        '',
        'Its picture is gone, and its recording is kept as evidence. To undo it: npm run cli -- resume-class',
      ].join('\n'),
    },
  })
}
