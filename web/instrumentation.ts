import { readSettings } from '@/common/settings'

/** What Next.js runs once when the portal's process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { nameClients } = await import('./server/name-clients')
  const { trustedProxiesSetting } = await import('./server/trusted-proxies-setting')
  nameClients(readSettings({ TRUSTED_PROXIES: trustedProxiesSetting }).TRUSTED_PROXIES)
  const { replaceZeroInAddresses } = await import('./server/replace-zero')
  replaceZeroInAddresses()
  const { openAskingDoor } = await import('./enrolment/asking-door')
  openAskingDoor()
}
