import type { Secrets } from './secrets'
import type { SupervisorSettings } from './settings'

interface EnvironmentOptions {
  settings: SupervisorSettings
  databaseUrl: string
  secrets: Secrets
  isDevelopment: boolean
}

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
