/** Rejects when the promise has not been kept in time; what it stands for goes on unseen. */
export async function withDeadline<Value>(promise: Promise<Value>, withinMs: number) {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${withinMs} ms`)), withinMs)
  })
  try {
    return await Promise.race([promise, deadline])
  } finally {
    clearTimeout(timer)
  }
}
