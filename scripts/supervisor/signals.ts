const betweenLooksMs = 500

/**
 * Aborts when the operator asks to stop: Ctrl-C, SIGTERM, the terminal going away, or the end of the
 * npm, or of the test, that started this process.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort())
  }
  const { npm_lifecycle_event: npmScript, SEEDLING_ENDS_WITH_PARENT: isAsked } = process.env
  if (npmScript || isAsked) onParentGone(() => controller.abort())
  return controller.signal
}

/** A parent that is killed says nothing; the process then gets another parent. */
function onParentGone(listener: () => void) {
  const parentId = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parentId) return
    clearInterval(timer)
    listener()
  }, betweenLooksMs)
  timer.unref()
}

/** Resolves once the signal is aborted. */
export function untilAborted(signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
