/** What a promise on the privacy page stands on: a test of that name, or a setting that says how much. */
type Proof = { test: string } | { setting: string }

/**
 * Each promise of the privacy page with what holds it; a test holds the two together. A promise that
 * nothing proves is not made.
 */
export const privacyPromises = {
  least: { test: 'no sealed column of a child is forgotten' },
  sealed: { test: 'an account has its family with its first child, and what is kept is sealed' },
  consent: { test: 'without the consent to what the request is for nothing is kept' },
  versions: { test: 'the words of %s are those of their version' },
  withdraw: { test: 'withdrawing the consent to a purpose ends what it was for, and nothing else' },
  see: { test: 'what a family takes along is everything, opened' },
  delete: { test: 'a child that is deleted leaves nothing but a number in the chain of decisions' },
  account: {
    test: 'an account that is deleted takes family and letters along, but for the receipts',
  },
  staff: { test: 'a guardian sees who of the staff looked, and nobody else’s' },
  evidence: { setting: 'evidenceDays' },
  drafts: {
    test: 'what is of no use any more goes by itself: drafts after a week, children after months',
  },
  unused: { setting: 'FAMILY_RETENTION_MONTHS' },
  letters: { test: 'the receipt says the number and the words that were agreed to, and no name' },
  duplicates: {
    test: 'both families are told, neither learns of the other, and it is opened once',
  },
  nobody: { test: 'a page of the portal asks nobody else for anything' },
} as const satisfies Record<string, Proof>

export type PrivacyPromise = keyof typeof privacyPromises
