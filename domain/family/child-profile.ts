import { z } from 'zod'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { openText, sealText } from './seal-child-text'

const longestName = 60
const highestGrade = 12

/** What is known of a child: as little as its courses and a programme's order ask for. */
export const childProfileSchema = z.object({
  /** As the guardian wishes the child to be called. */
  name: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(longestName, `must not be longer than ${longestName} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  birthYear: z.coerce.number().int().min(1900).max(2200),
  birthMonth: z.coerce.number().int().min(1).max(12),
  /** 0 is the kindergarten; null before and after school. */
  grade: z.coerce.number().int().min(0).max(highestGrade).nullable(),
  /** Of the county where the child lives: six digits of GB/T 2260. */
  regionCode: z.string().regex(/^[1-9]\d{5}$/, 'must be a division code of six digits'),
})

export type ChildProfile = z.infer<typeof childProfileSchema>

export const sealProfile = (profile: ChildProfile, keys: ChildDataKeys) =>
  sealText(JSON.stringify(childProfileSchema.parse(profile)), 'profile', keys)

/** Throws `SealBroken` when it cannot be opened. */
export async function openProfile(sealed: string, keys: ChildDataKeys): Promise<ChildProfile> {
  return childProfileSchema.parse(JSON.parse(await openText(sealed, 'profile', keys)))
}
