const offerHours = 48

/** How long a place is kept for the child to whom it is offered. */
export const offerEndsAt = (now: Date) => new Date(now.getTime() + offerHours * 3_600_000)
