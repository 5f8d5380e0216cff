import type { Prisma, Transaction } from '@/prisma/database'
import type { Letter } from './letters/choose-letter'

interface QueueFamilyMailOptions {
  now: Date
  /** A query of the ids of children. */
  childIds: Prisma.Sql
  /** The letter in a language; alike for all who read that one, so that no child can stand in it. */
  letter(locale: 'zh' | 'en'): Letter
}

/**
 * Puts a letter into the outbox for each guardian of these children, once however many of them are theirs. One
 * statement, whatever their number; in the transaction of what caused it.
 */
export async function queueFamilyMail(tx: Transaction, options: QueueFamilyMailOptions) {
  const { now, childIds, letter } = options
  const [zh, en] = [letter('zh'), letter('en')]
  return tx.$executeRaw`
    INSERT INTO "OutgoingMail" ("id", "recipient", "subject", "text", "createdAt", "dueAt", "isBulk")
    SELECT gen_random_uuid()::text, a."email",
      CASE a."locale" WHEN 'zh' THEN ${zh.subject} ELSE ${en.subject} END,
      CASE a."locale" WHEN 'zh' THEN ${zh.text} ELSE ${en.text} END,
      ${now}::timestamptz, ${now}::timestamptz, true
    FROM "Account" a WHERE a."id" IN (
      SELECT g."accountId" FROM "Guardian" g JOIN "Child" c ON c."familyId" = g."familyId"
      WHERE c."id" IN (${childIds})
    )`
}
