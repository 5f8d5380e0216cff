import { z } from 'zod'

/** The parts that an administrator gives, the most given first. */
export const staffRoleSchema = z.enum(['teacher', 'school_administrator'])
export type StaffRole = z.infer<typeof staffRoleSchema>
