import { z } from 'zod'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { openText } from './seal-child-text'

/** What a claim says, as it is sealed: the hospital and role of a medical worker, or the county of residence. */
export const claimStatementSchema = z.object({
  hospital: z.string().optional(),
  role: z.string().optional(),
  regionCode: z.string().optional(),
})
export type ClaimStatement = z.infer<typeof claimStatementSchema>

export async function openClaim(sealed: string, keys: ChildDataKeys): Promise<ClaimStatement> {
  return claimStatementSchema.parse(JSON.parse(await openText(sealed, 'claim', keys)))
}
