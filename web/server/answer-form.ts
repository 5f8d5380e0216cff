import type { z } from 'zod'
import { DomainError, type RefusalValues } from '@/domain/domain-error'
import type { FormState } from '../components/form/form-state'
import { chooseText } from '../i18n/choose-text'
import type { Locale } from '../i18n/locales'
import { getReader } from '../i18n/reader'
import { explainIssue } from './explain-issue'
import { readTyped } from './read-typed'
import { withoutSecrets } from './without-secrets'

/**
 * Does what a form asks for. Its fields are read by the schema, where one that was left empty counts
 * as left out; what does not fit, and a rule that says no, come back as a state that keeps what was
 * typed. Anything else that is thrown goes on: it means that something broke.
 */
export async function answerForm<Shape extends z.ZodType>(
  schema: Shape,
  form: FormData,
  deed: (
    data: z.output<Shape>,
    values: FormState['values'],
  ) => Promise<Partial<FormState> | undefined>,
): Promise<FormState> {
  const { t, locale } = await getReader()
  const typed = readTyped(form)
  const values = withoutSecrets(typed)
  const parsed = schema.safeParse(typed)
  if (!parsed.success) {
    const problems: FormState['problems'] = {}
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0])
      problems[name] ??= name in typed ? explainIssue(issue, t) : t('form.problem.required')
    }
    return { values, problems }
  }
  try {
    return { values, problems: {}, ...(await deed(parsed.data, values)) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const named = inOneLanguage(error.values, locale)
    return { values, problems: {}, problem: t(`refusal.${error.code}`, named) }
  }
}

/** What a refusal names, in the reader's language. */
function inOneLanguage(values: RefusalValues, locale: Locale): Record<string, string | Date> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' || value instanceof Date ? value : chooseText(value, locale),
    ]),
  )
}
