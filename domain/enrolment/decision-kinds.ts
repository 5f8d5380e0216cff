/** What is decided about a subscription, as the chain of decisions and the audit read it. */
export const decisionKinds = [
  /** Keeps its place in the order and is given none for now. */
  'held',
  /** Is no longer held. */
  'released',
  'granted',
  'waitlisted',
  'offered',
  'offer_accepted',
  'offer_declined',
  'offer_expired',
  /** A granted place was given back. */
  'given_back',
  /** Whoever waited does not any more. */
  'withdrawn',
  'claim_accepted',
  'claim_refused',
  /** Stands elsewhere with a sibling whose claim was settled. */
  'moved',
  /** Had left, and asks anew, at the end of the line. */
  'asked_again',
  /** The programme is over, and there was no place. */
  'ended',
] as const
export type DecisionKind = (typeof decisionKinds)[number]
