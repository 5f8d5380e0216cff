import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

/** Takes a partner's row until the transaction ends. Throws DomainError `partner_not_found`. */
export async function holdPartner(tx: Transaction, partnerId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Partner" WHERE "id" = ${partnerId} FOR UPDATE`
  const partner = await tx.partner.findUnique({ where: { id: partnerId } })
  if (!partner) throw new DomainError('partner_not_found')
  return partner
}
