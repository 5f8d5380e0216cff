import type { Secrets } from './secrets'
import type { SupervisorSettings } from './settings'

interface EnvironmentOptions {
  settings: SupervisorSettings
  databaseUrl: string
  secrets: Secrets
  isDevelopment: boolean
}

/** What seals children's data is the portal's alone: media nodes and edges stand where others do. */
const portalsAlone = ['CHILD_DATA_KEYS', 'CHILD_DIGEST_KEY']

/** The environment of a program other than the portal. */
export const withoutPortalKeys = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  NODE_ENV: env.NODE_ENV,
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !portalsAlone.includes(name))),
})

/** The environment of every program: what the operator gave, and each address made explicit. */
export function programEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const { settings } = options
  const addresses = Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
  return {
    ...process.env,
    ...addresses,
    LOG_LEVEL: settings.LOG_LEVEL ?? 'info',
    DATABASE_URL: options.databaseUrl,
    // By this name next-auth knows the portal's address.
    NEXTAUTH_URL: settings.PORTAL_URL,
    ...options.secrets,
    NODE_ENV: options.isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
