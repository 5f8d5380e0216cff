/** Reads the wall clock, in milliseconds since the Unix epoch. Passed in, so that rules and tests hold it. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
