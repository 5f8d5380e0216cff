import type { Prisma, Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

const keptMs = 24 * 3_600_000

interface AnswerOnceOptions {
  /** The transaction of the deed. */
  tx: Transaction
  now: Date
  apiKeyId: string
  /** As sent in `Idempotency-Key`. */
  key: string
  requestHash: string
}

export interface KeptAnswer {
  status: number
  body: Prisma.InputJsonValue
}

/**
 * Does a write once for each idempotency key: whoever asks again, even at the same time, is answered as the
 * first was. A deed that failed leaves nothing, so that it can be tried again. Throws DomainError
 * `idempotency_key_reused` when another request came with the same key
 * (draft-ietf-httpapi-idempotency-key-header).
 */
export async function answerOnce(
  { tx, now, apiKeyId, key, requestHash }: AnswerOnceOptions,
  deed: () => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  await tx.idempotentAnswer.deleteMany({
    where: { apiKeyId, at: { lt: new Date(now.getTime() - keptMs) } },
  })
  // Whoever asks at the same time waits here for the first.
  const { count } = await tx.idempotentAnswer.createMany({
    data: { apiKeyId, key, requestHash, at: now },
    skipDuplicates: true,
  })
  const id = { apiKeyId_key: { apiKeyId, key } }
  if (count === 0) {
    const kept = await tx.idempotentAnswer.findUniqueOrThrow({ where: id })
    if (kept.requestHash !== requestHash) throw new DomainError('idempotency_key_reused')
    return { status: kept.status ?? 500, body: kept.body ?? {} }
  }
  const answer = await deed()
  await tx.idempotentAnswer.update({ where: id, data: answer })
  return answer
}
