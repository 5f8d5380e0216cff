interface PollOptions {
  everyMs: number
  /** Gives 0 to 1; spreads viewers over time. */
  random: () => number
  run(signal: AbortSignal): Promise<void>
}

const jitter = 0.25

/** Calls `run` again and again, each after the last is done, the first at once; gives the stop. */
export function startPolling({ everyMs, random, run }: PollOptions) {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = async () => {
    await run(abort.signal)
    if (abort.signal.aborted) return
    const delayMs = everyMs * (1 - jitter + 2 * jitter * random())
    timer = setTimeout(turn, delayMs)
  }
  void turn()
  return () => {
    abort.abort()
    clearTimeout(timer)
  }
}
