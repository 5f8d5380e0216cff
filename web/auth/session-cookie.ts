import type { PortalSettings } from '../server/settings'

/** The cookie of whoever is signed in; over HTTPS no other host can set it (RFC 6265bis §4.1.3.2). */
export const sessionCookieName = ({ PORTAL_URL }: Pick<PortalSettings, 'PORTAL_URL'>) =>
  isSecure(PORTAL_URL) ? '__Host-seedling' : 'seedling'

export const isSecure = (portalUrl: string) => /^https:/i.test(portalUrl)
