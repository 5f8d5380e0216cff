import { z } from 'zod'
import type { AskStep } from '@/domain/family/choose-ask-step'
import { mostChildren } from '@/domain/family/hold-family'

const plainSchema = z.tuple([z.enum(['children', 'claim', 'consent', 'check'])])
const numberedSchema = z.tuple([
  z.enum(['child', 'residence']),
  z.coerce.number().int().min(1).max(mostChildren),
])

/** The step of a path such as `claim` or `child/2`; null for none of them. */
export function readAskStep(path: readonly string[]): AskStep | null {
  const plain = plainSchema.safeParse(path)
  if (plain.success) return { step: plain.data[0] }
  const numbered = numberedSchema.safeParse(path)
  return numbered.success ? { step: numbered.data[0], index: numbered.data[1] - 1 } : null
}
