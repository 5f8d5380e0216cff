import { z } from 'zod'
import { courseSchema } from '@/domain/course/open-course'

/** A course as it comes from its form, where numbers are text. */
export const courseFormSchema = courseSchema.extend({
  grade: z.coerce.number().pipe(courseSchema.shape.grade.unwrap()).optional(),
  capacity: z.coerce.number().pipe(courseSchema.shape.capacity.unwrap()).optional(),
  replayDays: z.coerce.number().pipe(courseSchema.shape.replayDays.unwrap()).optional(),
})
