import { z } from 'zod'
import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

/** Whose broadcasts are sent on: those of all classes in a classroom, or of one class. */
const kinds = ['classroom', 'class'] as const

/** As a form says it: `classroom:<id>` or `class:<id>`. */
export const simulcastPlaceSchema = z
  .string()
  .max(100)
  .transform((text) => {
    const [kind, id = ''] = text.split(':', 2)
    return { kind, id }
  })
  .pipe(z.object({ kind: z.enum(kinds), id: z.string().min(1) }))
export type SimulcastPlace = z.output<typeof simulcastPlaceSchema>

export const simulcastPlaceText = ({ kind, id }: SimulcastPlace) => `${kind}:${id}`

interface FindPlaceOptions {
  schoolId: string
  place: SimulcastPlace
  now: Date
}

/** Throws DomainError when the school has no such classroom, or no such class that is not over. */
export async function findSimulcastPlace(tx: Transaction, options: FindPlaceOptions) {
  const { schoolId, place, now } = options
  const { kind, id } = place
  if (kind === 'classroom') {
    const count = await tx.classroom.count({ where: { id, schoolId, closedAt: null } })
    if (count === 0) throw new DomainError('classroom_not_found')
    return { classroomId: id }
  }
  const count = await tx.classSession.count({
    where: {
      ...{ id, course: { schoolId }, isRehearsal: false, cancelledAt: null },
      // A class that runs late is on air beyond its time.
      OR: [{ endsAt: { gt: now } }, { broadcast: { state: { in: ['live', 'interrupted'] } } }],
    },
  })
  if (count === 0) throw new DomainError('class_session_not_found')
  return { classSessionId: id }
}
