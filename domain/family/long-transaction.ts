/** For what waits its turn behind a programme's decisions. */
export const longTransaction = { timeout: 60_000, maxWait: 30_000 } as const
