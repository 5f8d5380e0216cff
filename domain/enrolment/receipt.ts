import { randomText, readableAlphabet } from '../access/random-text'

const length = 16

/** A subscription's number: random, so that it tells nobody anything, and short enough to be copied by hand. */
export const makeReceipt = () => randomText(readableAlphabet, length)
