import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { messagesByLocale } from '../i18n/messages'
import { explainIssue } from './explain-issue'

const t = createTranslator({ locale: 'en-GB', messages: messagesByLocale.en })

test.each([
  [z.email(), 'me', 'Please write an e-mail address such as name@school.cn.'],
  [z.string().min(12), 'short', 'At least 12 characters, please.'],
  [z.string().max(3), 'long', 'At most 3 characters, please.'],
  [z.coerce.number(), 'many', 'Please write a number.'],
  [z.coerce.number().max(12), '13', 'Not more than 12, please.'],
  [z.coerce.number().min(1), '0', 'Not less than 1, please.'],
  [z.enum(['one', 'two']), 'three', 'Please choose one of these.'],
  [z.string().regex(/^\d$/), 'x', 'This does not look right. Please check it.'],
])('what does not fit is explained in words', (schema: z.ZodType, typed, words) => {
  const issue = schema.safeParse(typed).error?.issues[0]
  expect(issue && explainIssue(issue, t)).toBe(words)
})
