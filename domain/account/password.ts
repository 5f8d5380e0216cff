import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

/**
 * A password as people choose it: long instead of strange, nothing cut off and no kinds of characters
 * asked for (OWASP ASVS 5, §6.2).
 */
export const passwordSchema = z.string().min(10).max(128)

/** As the library numbers it: its enum is gone once types are stripped. */
const argon2id = 2

/** Argon2id with 19 MiB and two passes, as OWASP's cheat sheet on storing passwords has it. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id in PHC form. */
export const hashPassword = (password: string) => hash(password, cost)

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is the one of the hash. Without a hash it is checked against nobody's, so that
 * the answer takes as long as for an account that exists.
 */
export async function isPassword(password: string, passwordHash: string | null | undefined) {
  nobodysHash ??= hashPassword('nobody signs in with this')
  const isRight = await verify(passwordHash ?? (await nobodysHash), password)
  return isRight && Boolean(passwordHash)
}
