import { z } from 'zod'

/** What the environment says, by variable. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A setting that cannot be used; the message names every one and says what to do. */
export class SettingsError extends Error {}

/**
 * Reads settings from the environment by a zod shape whose keys are the variables' names.
 * An empty variable counts as unset. Throws {@link SettingsError}.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Environment = process.env,
) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = z.object(shape).safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new SettingsError(
    `Some settings cannot be used. Mend them in the environment or in .env:\n${lines.join('\n')}`,
  )
}

export const portSetting = (fallback: number) =>
  z.coerce.number().int().min(1).max(65535).default(fallback)

export const hostSetting = z.string().min(1).default('127.0.0.1')

export const secretSetting = z.string().min(32, 'must have at least 32 characters')

/**
 * How long a broken line may take to come back. Node and portal must be told the same: the one
 * waits that long, the other counts a broadcast as ended after it.
 */
export const reconnectWindowSetting = z.coerce.number().int().min(1).max(1800).default(60)

/**
 * Where broadcasts may be sent on to although it is no public host: `host` or `host:port`, behind commas.
 * Node and portal must be told the same.
 */
export const allowedHostsSetting = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((host) => host !== ''),
  )

/** For a child that needs none of our settings: where programs lie, and no secret. */
export function bareEnvironment(env = process.env): NodeJS.ProcessEnv {
  return { PATH: env.PATH, NODE_ENV: env.NODE_ENV }
}
