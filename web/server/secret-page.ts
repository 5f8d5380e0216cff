/**
 * Metadata of a page whose address is a secret: it goes to nobody else. With no referrer at all a form without
 * JavaScript would have no origin.
 */
export const secretPage = { robots: { index: false }, referrer: 'same-origin' } as const
