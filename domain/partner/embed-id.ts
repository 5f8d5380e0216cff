import { randomText, readableAlphabet } from '../access/random-text'

const characters = 16

/** Nobody finds one by trying. */
export const makeEmbedId = () => randomText(readableAlphabet, characters)
