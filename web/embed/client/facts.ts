import * as z from 'zod/mini'
import { watchAnswerSchema } from '../../player/watch-answer'
import { closedFactsSchema, embedAnswerSchema } from '../embed-facts'

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
  const facts = parseFacts(document)
  return { facts: factsSchema.parse(facts), messages: readMessages(facts) }
}

const messagesSchema = z.object({ messages: z.record(z.string(), z.any()) })
const readMessages = (facts: unknown) => messagesSchema.parse(facts).messages

/** The facts of an embed that is not open. */
export const readClosedFacts = (document: Document) => closedFactsSchema.parse(parseFacts(document))

function parseFacts(document: Document): unknown {
  return JSON.parse(document.getElementById('facts')?.textContent ?? '{}')
}
