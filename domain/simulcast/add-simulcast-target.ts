import { z } from 'zod'
import {
  isPublicHost,
  longestSimulcastAddress,
  parseSimulcastAddress,
} from '@/common/simulcast-address'
import { longestSimulcastKey } from '@/common/simulcast-orders'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { seal } from '../access/seal'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { holdSchool } from '../school/hold-school'
import { findSimulcastPlace, simulcastPlaceSchema } from './simulcast-place'

/** For a classroom, and for a class: a node sends a broadcast to both. */
export const mostTargetsOfPlace = 5

export const addSimulcastTargetSchema = z.object({
  place: simulcastPlaceSchema,
  name: nameSchema,
  address: z
    .string()
    .max(longestSimulcastAddress)
    .transform((text) => parseSimulcastAddress(text))
    .pipe(z.custom<NonNullable<ReturnType<typeof parseSimulcastAddress>>>((read) => read !== null)),
  /** One line of printable characters, as encoders send it. */
  streamKey: z
    .string()
    .trim()
    .min(1)
    .max(longestSimulcastKey)
    .regex(/^[\x21-\x7e]+$/),
})

type AddOptions = z.output<typeof addSimulcastTargetSchema> & {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  accountSecret: string
  /** What may be sent to although it is no public host, as its operator says. */
  allowedHosts: readonly string[]
  /** Our own RTMP addresses. */
  ownAddresses: readonly string[]
}

/**
 * Sends the broadcasts of a classroom or a class on to an RTMP address from now on; one that is on air at
 * once. Where its name leads is looked at by the node at each connection. Throws DomainError
 * `simulcast_not_public`, `simulcast_to_ourselves`, `too_many_simulcasts` or that there is no such place.
 */
export async function addSimulcastTarget({ db, ...options }: AddOptions) {
  const { now, actorId, schoolId, place, name, address, streamKey, accountSecret } = options
  refuseAddress(options)
  return db.$transaction(async (tx) => {
    await holdSchool(tx, schoolId)
    const where = await findSimulcastPlace(tx, { schoolId, place, now })
    const count = await tx.simulcastTarget.count({ where })
    if (count >= mostTargetsOfPlace) throw new DomainError('too_many_simulcasts')
    const { id } = await tx.simulcastTarget.create({
      data: {
        ...{ ...where, schoolId, name, address: address.text },
        ...{ createdAt: now, createdById: actorId },
        sealedKey: seal(streamKey, 'simulcast key', accountSecret),
      },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'simulcast_added', subjectId: id },
      details: { name, host: address.host },
    })
    return { id }
  })
}

function refuseAddress({ address, allowedHosts, ownAddresses }: Omit<AddOptions, 'db'>) {
  const { host, port } = address
  const isOwn = ownAddresses
    .map(parseSimulcastAddress)
    .some((own) => own?.host === host && own.port === port)
  if (isOwn) throw new DomainError('simulcast_to_ourselves')
  if (allowedHosts.includes(host) || allowedHosts.includes(`${host}:${port}`)) return
  if (!isPublicHost(host)) throw new DomainError('simulcast_not_public')
}
