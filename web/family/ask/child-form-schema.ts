import { z } from 'zod'
import { childProfileSchema } from '@/domain/family/child-profile'

/** A child as a form asks for it; a grade of `none` is one who does not go to school. */
export const childFormSchema = childProfileSchema
  .omit({ regionCode: true, grade: true })
  .extend({ grade: z.union([z.literal('none'), z.coerce.number().int().min(0).max(12)]) })

export const readGrade = (grade: 'none' | number) => (grade === 'none' ? null : grade)
