import * as z from 'zod/mini'
import { watchAnswerSchema } from '../../player/watch-answer'
import { embedAnswerSchema } from '../embed-facts'

/** What the page of an embed gives its player; see `answer-embed.ts`. */
const factsSchema = z.object({
  embedId: z.string(),
  locale: z.enum(['zh', 'en']),
  timeZone: z.string(),
  wished: z.nullable(z.string()),
  answer: embedAnswerSchema,
  words: watchAnswerSchema,
  renderedAtMs: z.number(),
  owner: z.string(),
})
export type EmbedFacts = z.infer<typeof factsSchema>

export function readFacts(document: Document) {
  const text = document.getElementById('facts')?.textContent ?? '{}'
  const facts: unknown = JSON.parse(text)
  return { facts: factsSchema.parse(facts), messages: readMessages(facts) }
}

const messagesSchema = z.object({ messages: z.record(z.string(), z.any()) })
const readMessages = (facts: unknown) => messagesSchema.parse(facts).messages
