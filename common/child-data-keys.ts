import { z } from 'zod'

const keyBytes = 32

/** What seals children's data, and what digests of it are keyed with. */
export interface ChildDataKeys {
  /** The first seals, all open: so a key is replaced without a day on which something cannot be read. */
  readonly sealing: readonly [SealingKey, ...SealingKey[]]
  /** Stays when the others are replaced: what an identity number was digested with is all that is kept of it. */
  readonly digest: Uint8Array
}

export interface SealingKey {
  /** Stands in clear before what the key has sealed. */
  readonly kid: string
  readonly key: Uint8Array
}

const keySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url (43 characters)')
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')))
  .refine((key) => key.length === keyBytes, 'must be 32 bytes in base64url')

const sealingKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}:/, 'must be keys as in 2026a:…, separated by commas')
  .transform((text) => ({
    kid: text.slice(0, text.indexOf(':')),
    key: text.slice(text.indexOf(':') + 1),
  }))
  .pipe(z.object({ kid: z.string(), key: keySchema }))

/** The two variables, for whoever reads settings. */
export const childDataKeySettings = {
  /** `kid:key` pairs, separated by commas. */
  CHILD_DATA_KEYS: z
    .string()
    .transform((text) => text.split(',').map((pair) => pair.trim()))
    .pipe(z.tuple([sealingKeySchema], sealingKeySchema))
    .refine(
      (keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length,
      'must not name two keys alike',
    ),
  CHILD_DIGEST_KEY: keySchema,
}

type ReadSettings = z.infer<z.ZodObject<typeof childDataKeySettings>>

export const toChildDataKeys = (settings: ReadSettings): ChildDataKeys => ({
  sealing: settings.CHILD_DATA_KEYS,
  digest: settings.CHILD_DIGEST_KEY,
})
