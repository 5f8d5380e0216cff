import { useCallback, useEffect, useState } from 'react'
import { startPolling } from '../../player/poll'
import type { NextClass } from '../../player/watch-answer'
import type { EmbedAnswer } from '../embed-facts'
import { askEmbed, embedPath } from './ask-embed'
import type { EmbedFacts } from './facts'

/** A withdrawal reaches whoever watches within so long, on average half of it. */
const everyMs = 10_000

/** Follows an embed: whether it is open, and which class is on. Its player may hear sooner which is. */
export function useEmbed({ embedId, wished, answer }: EmbedFacts) {
  const [embed, setEmbed] = useState(answer)
  useEffect(() => {
    const run = async (signal: AbortSignal) => {
      const next = await askEmbed(embedPath(embedId, { wished }), signal)
      if (next && !signal.aborted) setEmbed((former) => (isAlike(former, next) ? former : next))
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [embedId, wished])
  const goOver = useCallback(
    (next: NextClass) => setEmbed({ standing: 'open', shown: { ...next, viewers: 0 } }),
    [],
  )
  return { embed, goOver }
}

const isAlike = (one: EmbedAnswer, other: EmbedAnswer) =>
  JSON.stringify(one) === JSON.stringify(other)
