import type { z } from 'zod'

const longestAnswerMs = 4_000

/** What the portal answers at that path; null when it cannot be had for now: the next turn asks again. */
export async function askJson<Shape extends z.ZodType>(
  path: string,
  { schema, signal }: { schema: Shape; signal: AbortSignal },
): Promise<z.output<Shape> | null> {
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    return response.ok ? schema.parse(await response.json()) : null
  } catch {
    return null
  }
}
