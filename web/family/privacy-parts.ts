import type { PrivacyPromise } from '@/domain/family/privacy-promises'

/** The page in its parts; which promise belongs to which question. */
export const privacyParts = [
  { part: 'what', names: ['least', 'sealed', 'nobody'] },
  { part: 'agree', names: ['consent', 'versions', 'withdraw'] },
  { part: 'rights', names: ['see', 'delete', 'account', 'staff'] },
  { part: 'time', names: ['evidence', 'drafts', 'unused'] },
  { part: 'also', names: ['letters', 'duplicates'] },
] as const satisfies { part: string; names: readonly PrivacyPromise[] }[]
