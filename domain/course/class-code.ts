import { randomText, readableAlphabet } from '../access/random-text'

const characters = 8

/** A code that opens a course to whoever knows it: 39 random bits that a child can type. */
export const makeClassCode = () => randomText(readableAlphabet.toUpperCase(), characters)
