import { listDescendants } from '@/tests/support/processes'
import type { OwnedStack } from '@/tests/support/stack'

const mediaNodeProgram = 'media.mjs'

/** The process id of a stack's media node. */
export function findMediaNode(stack: OwnedStack) {
  const node = listDescendants(stack.processId).find(({ command }) =>
    command.includes(mediaNodeProgram),
  )
  if (!node) throw new Error('the stack has no media node')
  return node.id
}
