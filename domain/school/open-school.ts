import { z } from 'zod'
import type { Transaction } from '@/prisma/database'
import { nameSchema } from '../name'

/** A division code of GB/T 2260: six digits, as in 420100 for Wuhan. */
export const regionCodeSchema = z
  .string()
  .regex(/^[1-9]\d{5}$/, 'must be a division code of six digits')

export const openSchoolSchema = z.object({
  nameZh: nameSchema,
  nameEn: nameSchema,
  /** Left out by a school outside China. */
  regionCode: regionCodeSchema.optional(),
})

type OpenSchoolOptions = z.infer<typeof openSchoolSchema> & { db: Transaction; now: Date }

/** Opens a school; gives its row. */
export function openSchool({ db, now, ...school }: OpenSchoolOptions) {
  return db.school.create({ data: { ...school, createdAt: now } })
}
