import { z } from 'zod'

const instant = z.iso.datetime()
const text = z.object({ zh: z.string(), en: z.string() })

/** How a subscription stands, as its page shows it; the child is named by the page alone. */
export const subscriptionStatusSchema = z.object({
  readAt: instant,
  subscriptionId: z.string(),
  state: z.enum(['requested', 'granted', 'waitlisted', 'offered', 'refused', 'cancelled']),
  waitsFor: z
    .enum(['draw', 'decision', 'evidence', 'review', 'duplicate', 'place'])
    .nullable()
    .catch(null),
  tierName: text,
  place: z.object({ number: z.number(), of: z.number(), asOf: instant }).nullable(),
  askedAt: instant,
  drawEndsAt: instant.nullable(),
  offerExpiresAt: instant.nullable(),
  claim: z.enum(['residence', 'medical_worker']).nullable(),
  claimState: z.enum(['none', 'declared', 'evidence_asked', 'in_review', 'accepted', 'refused']),
  mayObject: z.boolean(),
  mayAskAgain: z.boolean(),
  isTogether: z.boolean(),
  takesFreePlace: z.boolean(),
  /** What is asked to be sent, if anything is. */
  evidenceId: z.string().nullable(),
  duplicateCaseId: z.string().nullable(),
})
export type SubscriptionStatus = z.infer<typeof subscriptionStatusSchema>
