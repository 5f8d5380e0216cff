/** Whose programs are told: a school's of its classes, a partner's of what it may carry. */
export type WebhookOwner =
  | { schoolId: string; partnerId?: undefined }
  | { partnerId: string; schoolId?: undefined }

/** For a query: the addresses of that owner alone. */
export const ownedBy = ({ schoolId, partnerId }: WebhookOwner) =>
  schoolId === undefined ? { partnerId } : { schoolId }

/** For the record of what was done: a school has its own. */
export const auditedFor = ({ schoolId, partnerId }: WebhookOwner) =>
  schoolId === undefined ? { schoolId: null, details: { partnerId } } : { schoolId }
