import type { ConsentPurpose } from '@/prisma/database'
import { chooseLetter } from './choose-letter'

interface ConsentWithdrawnLetter {
  locale: string
  purpose: ConsentPurpose
  withdrawnAt: Date
}

const purposes = {
  enrolment: {
    zh: '申请名额和上课。相关的申请和课程报名已结束',
    en: 'asking for places and attending classes. The requests and enrolments that were based on it have ended',
  },
  evidence: {
    zh: '核实优先资格。提交的材料已删除，尚未核实的申请按普通资格继续',
    en: 'checking a claim. What was sent is deleted, and a request that was not checked yet goes on without priority',
  },
  attendance: {
    zh: '记录上课时间。已有的记录已删除',
    en: 'noting attendance. The notes that there were are deleted',
  },
} as const satisfies Record<ConsentPurpose, { zh: string; en: string }>

/** The receipt of a withdrawal. */
export function consentWithdrawnLetter({ locale, purpose, withdrawnAt }: ConsentWithdrawnLetter) {
  const at = withdrawnAt.toISOString().replace('T', ' ').slice(0, 19)
  return chooseLetter(locale, {
    zh: {
      subject: '您撤回了一项同意',
      text: `您于 ${at}（UTC）撤回了一项对孩子的同意：${purposes[purpose].zh}。`,
    },
    en: {
      subject: 'You have withdrawn a consent',
      text: `On ${at} (UTC) you withdrew a consent for a child: ${purposes[purpose].en}.`,
    },
  })
}
