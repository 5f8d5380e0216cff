import { inject } from 'vitest'
import { commandsOf, type Stack } from './stack'
import { stackFactsSchema } from './stack-facts'

/** The stack that all test files share; started by the first that asks. Do not stop or break it. */
export async function sharedStack(): Promise<Stack> {
  const response = await fetch(inject('sharedStackUrl'))
  if (!response.ok) throw new Error(await response.text())
  const facts = stackFactsSchema.parse(await response.json())
  return { ...facts, ...commandsOf(facts.env) }
}
