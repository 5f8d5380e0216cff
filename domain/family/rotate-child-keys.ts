import type { ChildDataKeys } from '@/common/child-data-keys'
import { type Database, Prisma } from '@/prisma/database'
import { openBytes, type SealedKind, sealBytes, sealPrefix } from './seal-child-text'

interface SealedColumn {
  table: string
  column: string
  kind: SealedKind
  /** Bytes instead of text. */
  isBinary?: boolean
}

/** Wherever children's data stand; a test holds it to the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'Child', column: 'sealedProfile', kind: 'profile' },
  { table: 'Subscription', column: 'sealedClaim', kind: 'claim' },
  { table: 'AskDraft', column: 'sealedDraft', kind: 'draft' },
  { table: 'DuplicateCase', column: 'sealedStatement', kind: 'statement' },
  { table: 'EvidencePage', column: 'sealedImage', kind: 'evidence', isBinary: true },
]

interface RotateOptions {
  db: Database
  keys: ChildDataKeys
  /** Rows of one round. */
  batch?: number
  /** After each round, with how many are sealed anew so far. */
  onProgress?(resealed: number): void
}

/**
 * Seals anew with the first key whatever another has sealed. Each round is kept, and a row that somebody
 * changes meanwhile is left to a later round, so that it can be stopped and run again at any moment.
 * Throws `SealBroken` for what no key opens.
 */
export async function rotateChildKeys({ db, keys, batch = 200, onProgress }: RotateOptions) {
  let resealed = 0
  for (const sealedColumn of sealedColumns) {
    for (;;) {
      const count = await resealRound({ db, keys, batch }, sealedColumn)
      if (count === 0) break
      resealed += count
      onProgress?.(resealed)
    }
  }
  return resealed
}

type RoundOptions = Required<Pick<RotateOptions, 'db' | 'keys' | 'batch'>>

async function resealRound({ db, keys, batch }: RoundOptions, sealedColumn: SealedColumn) {
  const { kind, isBinary = false } = sealedColumn
  const table = Prisma.raw(`"${sealedColumn.table}"`)
  const column = Prisma.raw(`"${sealedColumn.column}"`)
  const text = isBinary ? Prisma.sql`convert_from(${column}, 'UTF8')` : column
  const rows = await db.$queryRaw<{ place: string; sealed: string }[]>`
    SELECT ctid::text AS "place", ${text} AS "sealed" FROM ${table}
    WHERE NOT starts_with(${text}, ${sealPrefix(kind, keys)}) LIMIT ${batch}`
  const renewed = await Promise.all(rows.map(({ sealed }) => resealText(sealed, kind, keys)))
  for (const [index, { place, sealed }] of rows.entries()) {
    const fresh = renewed[index]
    const value = isBinary ? Prisma.sql`convert_to(${fresh}, 'UTF8')` : Prisma.sql`${fresh}`
    await db.$executeRaw`
      UPDATE ${table} SET ${column} = ${value}
      WHERE ctid = ${place}::tid AND ${text} = ${sealed}`
  }
  return rows.length
}

async function resealText(sealed: string, kind: SealedKind, keys: ChildDataKeys) {
  const opened = await openBytes(new TextEncoder().encode(sealed), kind, keys)
  return new TextDecoder().decode(await sealBytes(opened, kind, keys))
}
