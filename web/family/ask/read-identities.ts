import { DomainError } from '@/domain/domain-error'
import { readChildIdentity } from '@/domain/family/read-child-identity'
import type { Translate } from '../../i18n/reader'
import type { Asking } from './enter-asking'
import { lacksIdentity } from './lacks-identity'

interface ReadIdentitiesOptions {
  asking: Asking
  chosenIds: readonly string[]
  form: FormData
  t: Translate
}

/** Digests of the identity numbers that were typed, and what is wrong with them; the numbers go no further. */
export function readIdentities({ asking, chosenIds, form, t }: ReadIdentitiesOptions) {
  const identities: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (const child of lacksIdentity(asking)) {
    if (!chosenIds.includes(child.childId)) continue
    const name = `identity ${child.childId}`
    try {
      const typed = String(form.get(name) ?? '')
      identities[child.childId] = readChildIdentity({ ...asking.context, typed, child })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      problems[name] = t(`refusal.${error.code}`)
    }
  }
  return { identities, problems }
}
