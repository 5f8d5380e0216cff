import { cache } from 'react'
import { getPortal } from '../server/portal'

/** A published programme with its rules and how far it has come; a draft is nobody's. */
export const findPublicProgramme = cache((programmeId: string) =>
  getPortal().db.programme.findUnique({
    where: { id: programmeId, publishedAt: { not: null } },
    include: { tiers: { orderBy: { rank: 'asc' } }, tranches: { orderBy: { opensAt: 'asc' } } },
  }),
)

export type PublicProgramme = NonNullable<Awaited<ReturnType<typeof findPublicProgramme>>>
