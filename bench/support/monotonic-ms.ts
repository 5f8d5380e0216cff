/** Milliseconds of CLOCK_MONOTONIC: the same clock in all processes of a machine. */
export const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6
