import { type EmbedAnswer, embedAnswerSchema } from '../embed-facts'

const longestAnswerMs = 4_000

interface AskedFor {
  /** The class that the page wished for. */
  wished: string | null
  /** The class that plays already. */
  shown?: string
}

/** Where an embed's player asks. */
export function embedPath(embedId: string, { wished, shown }: AskedFor) {
  const path = `/api/embed/${encodeURIComponent(embedId)}`
  if (wished) return `${path}?class=${encodeURIComponent(wished)}`
  return shown ? `${path}?shown=${encodeURIComponent(shown)}` : path
}

/** The portal's word on an embed; null when it cannot be had now. */
export async function askEmbed(path: string, signal: AbortSignal): Promise<EmbedAnswer | null> {
  try {
    const response = await fetch(path, {
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    if (response.status === 404) return { standing: 'withdrawn', shown: null }
    const answer = embedAnswerSchema.safeParse(response.ok ? await response.json() : null)
    return answer.success ? answer.data : null
  } catch (error) {
    const isLine = error instanceof TypeError || error instanceof SyntaxError
    if (isLine || error instanceof DOMException) return null
    throw error
  }
}
