import type { z } from 'zod'
import type { Translate } from '../i18n/reader'

/** What to mend in a field that was filled in, in the reader's language. */
export function explainIssue(issue: z.core.$ZodIssue, t: Translate): string {
  switch (issue.code) {
    case 'invalid_type':
      return t(issue.expected === 'number' ? 'form.problem.number' : 'form.problem.invalid')
    case 'too_small':
      return issue.origin === 'string'
        ? t('form.problem.tooShort', { least: Number(issue.minimum) })
        : t('form.problem.tooSmall', { least: Number(issue.minimum) })
    case 'too_big':
      return issue.origin === 'string'
        ? t('form.problem.tooLong', { most: Number(issue.maximum) })
        : t('form.problem.tooLarge', { most: Number(issue.maximum) })
    case 'invalid_value':
      return t('form.problem.choice')
    case 'invalid_format':
      return t(issue.format === 'email' ? 'form.problem.email' : 'form.problem.invalid')
    default:
      return t('form.problem.invalid')
  }
}
