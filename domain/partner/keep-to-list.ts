import type { Transaction } from '@/prisma/database'
import { type CarryingPartner, listedCourses } from './carriable-courses'

interface KeepOptions {
  tx: Transaction
  now: Date
  partner: CarryingPartner
}

/** Tells edges which of a partner's players are outside its list now, and no more of those that are on it again. */
export async function keepToList({ tx, now, partner }: KeepOptions) {
  const select = { id: true } as const
  const where = { partnerId: partner.id, withdrawnAt: null }
  const all = await tx.embed.findMany({ where, select })
  const inside = await tx.embed.findMany({
    where: { ...where, course: listedCourses(partner) },
    select,
  })
  const isInside = new Set(inside.map(({ id }) => id))
  await tx.withdrawnEmbed.deleteMany({ where: { embedId: { in: [...isInside] } } })
  await tx.withdrawnEmbed.createMany({
    data: all.flatMap(({ id }) => (isInside.has(id) ? [] : [{ embedId: id, at: now }])),
    skipDuplicates: true,
  })
}
