/** What a partner's key may be for. */
export const partnerScopes = ['feeds:read', 'statistics:read'] as const
export type PartnerScope = (typeof partnerScopes)[number]
