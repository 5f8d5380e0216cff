import type { Client } from 'pg'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { sealProfile } from '@/domain/family/child-profile'
import { likenessOf } from '@/domain/family/likeness'
import { makeSessionToken } from '@/web/auth/session-token'

interface MakeAskersOptions {
  client: Client
  keys: ChildDataKeys
  accountSecret: string
  count: number
}

/** A guardian who is signed in, with a child. */
export interface Asker {
  number: number
  cookie: string
}

const atOnce = 2_000
const hourMs = 3_600_000
/** How the ids of their sign-ins begin. */
const signInName = 'bs'

/** Guardians' accounts with a sign-in, a family, and a child with a sealed profile and a consent, each their own. */
export async function makeAskers({ client, keys, accountSecret, count }: MakeAskersOptions) {
  const askers: Asker[] = []
  for (let first = 1; first <= count; first += atOnce) {
    const numbers = Array.from(
      { length: Math.min(atOnce, count - first + 1) },
      (_, index) => first + index,
    )
    const sealed: string[] = []
    const likenesses: string[] = []
    for (const number of numbers) {
      const profile = {
        ...{ name: `孩子${number}`, birthYear: 2008 + (number % 8), birthMonth: 1 + (number % 12) },
        ...{ grade: 1 + (number % 9), regionCode: number % 5 === 0 ? '420102' : '310101' },
      }
      sealed.push(await sealProfile(profile, keys))
      likenesses.push(likenessOf(profile, keys))
      const signInId = `${signInName}${number}`
      const cookie = makeSessionToken({
        signInId,
        accountSecret,
        nowMs: Date.now(),
        lifeMs: hourMs,
      })
      askers.push({ number, cookie })
    }
    const insert = (statement: string, ...values: unknown[]) =>
      client.query(statement, [numbers, ...values])
    await insert(`INSERT INTO "Account" ("id", "email", "name", "locale", "createdAt")
      SELECT 'ba' || n, 'asker' || n || '@bench.example', 'Asker', 'zh', now() FROM unnest($1::int[]) n`)
    await insert(`INSERT INTO "SignIn" ("id", "accountId", "createdAt", "lastSeenAt", "device")
      SELECT '${signInName}' || n, 'ba' || n, now(), now(), 'bench' FROM unnest($1::int[]) n`)
    await insert(
      `INSERT INTO "Family" ("id", "createdAt") SELECT 'bf' || n, now() FROM unnest($1::int[]) n`,
    )
    await insert(`INSERT INTO "Guardian" ("accountId", "familyId", "createdAt")
      SELECT 'ba' || n, 'bf' || n, now() FROM unnest($1::int[]) n`)
    await insert(
      `INSERT INTO "Child" ("id", "familyId", "sealedProfile", "likeness", "createdAt")
       SELECT 'bk' || n, 'bf' || n, sealed, likeness, now()
       FROM unnest($1::int[], $2::text[], $3::text[]) u(n, sealed, likeness)`,
      ...[sealed, likenesses],
    )
    await insert(`INSERT INTO "Consent" ("id", "childId", "accountId", "purpose", "textVersion", "locale", "givenAt")
      SELECT 'bc' || n, 'bk' || n, 'ba' || n, 'enrolment', '1', 'zh', now() FROM unnest($1::int[]) n`)
  }
  return askers
}
