import type { Database, Prisma } from '@/prisma/database'
import { DomainError } from '../domain-error'

const withRules = { tiers: { orderBy: { rank: 'asc' } }, tranches: true } as const

/** A published programme with its tiers: what its requests and decisions are measured by. */
export type ProgrammeRules = Prisma.ProgrammeGetPayload<{ include: typeof withRules }>

const mostRemembered = 100
const remembered = new WeakMap<Database, Map<string, ProgrammeRules>>()

interface FindRulesOptions {
  db: Database
  programmeId: string
}

/**
 * The rules of a published programme. They never change, and so are looked up once in a process: only what
 * stands when it is published may be read from the answer, not how far its decisions have come. Throws
 * DomainError `programme_not_found`.
 */
export async function findProgrammeRules({ db, programmeId }: FindRulesOptions) {
  const known = rememberedBy(db).get(programmeId)
  if (known) return known
  const found = await db.programme.findUnique({
    where: { id: programmeId, publishedAt: { not: null } },
    include: withRules,
  })
  if (!found) throw new DomainError('programme_not_found')
  const memory = rememberedBy(db)
  memory.set(programmeId, found)
  for (const oldest of memory.keys()) {
    if (memory.size <= mostRemembered) break
    memory.delete(oldest)
  }
  return found
}

function rememberedBy(db: Database) {
  const known = remembered.get(db)
  if (known) return known
  const made = new Map<string, ProgrammeRules>()
  remembered.set(db, made)
  return made
}
