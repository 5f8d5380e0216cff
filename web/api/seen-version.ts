import { z } from 'zod'

/** Every change of what has versions asks for it. */
export const seenVersion = z
  .number()
  .int()
  .describe('As you read it: what was changed since is refused, and nothing is overwritten.')
