import { z } from 'zod'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { ClaimKind, ConsentPurpose } from '@/prisma/database'
import { childProfileSchema } from './child-profile'
import { openText, sealText } from './seal-child-text'

/** A child that is being entered: it has its id already, so that whoever sends it twice has entered it once. */
const draftChildSchema = childProfileSchema.extend({
  childId: z.string(),
  /** Of a province or a city as long as no county is chosen; empty before. */
  regionCode: z.string().regex(/^(\d{6})?$/),
})

export const askDraftSchema = z.object({
  newChildren: z.array(draftChildSchema).default([]),
  /** For whom is asked: new children, and those whom the family has. */
  chosenIds: z.array(z.string()).default([]),
  /** Digests of identity numbers by child, where the programme asks for them; the numbers are not kept. */
  identities: z.record(z.string(), z.string()).default({}),
  /** Null: none; undefined as long as nothing was chosen. */
  claim: z.enum(ClaimKind).nullish(),
  /** Of the claim `medical_worker`. */
  hospital: z.string().default(''),
  role: z.string().default(''),
  /** Siblings together or none. */
  isTogether: z.boolean().default(false),
  takesFreePlace: z.boolean().default(false),
  /** Undefined as long as nothing was said. */
  consents: z.array(z.enum(ConsentPurpose)).optional(),
})

export type AskDraft = z.infer<typeof askDraftSchema>
export type DraftChild = AskDraft['newChildren'][number]

export const emptyDraft: AskDraft = askDraftSchema.parse({})

export const sealDraft = (draft: AskDraft, keys: ChildDataKeys) =>
  sealText(JSON.stringify(draft), 'draft', keys)

export async function openDraft(sealed: string, keys: ChildDataKeys): Promise<AskDraft> {
  return askDraftSchema.parse(JSON.parse(await openText(sealed, 'draft', keys)))
}
