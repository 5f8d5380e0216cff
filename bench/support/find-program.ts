import { listDescendants } from '@/tests/support/processes'
import type { OwnedStack } from '@/tests/support/stack'

/** The process id of a stack's program, by words of its command. */
function findProgram(stack: OwnedStack, words: string) {
  const program = listDescendants(stack.processId).find(({ command }) => command.includes(words))
  if (!program) throw new Error(`the stack runs no ${words}`)
  return program.id
}

export const findMediaNode = (stack: OwnedStack) => findProgram(stack, 'media.mjs')

/** The edge's own program; the cache engine runs below it. */
export const findEdge = (stack: OwnedStack) => findProgram(stack, 'edge.mjs')
