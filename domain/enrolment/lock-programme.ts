import type { Transaction } from '@/prisma/database'

/**
 * Whoever changes who has a place holds the programme first, until the transaction ends: decisions are
 * made in one place at a time, by whichever process. Read what is decided about after this.
 */
export async function lockProgramme(tx: Transaction, programmeId: string) {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('programme ' || ${programmeId}, 0))`
}
