import { DomainError } from '../domain-error'
import { changeList, type ListChange } from './change-list'

/** Puts a programme on a partner's list, with whatever courses it has then, or takes it off. */
export function changeProgrammeList(change: ListChange & { programmeId: string }) {
  const { now: createdAt, partnerId, programmeId, isListed } = change
  return changeList(change, async (tx) => {
    const programme = await tx.programme.findUnique({ where: { id: programmeId } })
    if (!programme) throw new DomainError('programme_not_found')
    const row = { partnerId, programmeId }
    const { count } = isListed
      ? await tx.partnerProgramme.createMany({
          data: [{ ...row, createdAt }],
          skipDuplicates: true,
        })
      : await tx.partnerProgramme.deleteMany({ where: row })
    return { count, title: programme.nameZh }
  })
}
