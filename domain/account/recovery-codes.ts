import { createHash } from 'node:crypto'
import { randomText, readableAlphabet } from '../access/random-text'

const codesGiven = 8
const charactersAHalf = 5

const makeHalf = () => randomText(readableAlphabet, charactersAHalf)

/** Codes that stand in for a lost app, as in `k3mwq-8xqa2`: 49 random bits each. */
export const makeRecoveryCodes = () =>
  Array.from({ length: codesGiven }, () => `${makeHalf()}-${makeHalf()}`)

/** SHA-256, salted with the account: as random as it is, a code needs no slow hash. */
export const hashRecoveryCode = (accountId: string, code: string) =>
  createHash('sha256').update(`${accountId}\0${code.trim().toLowerCase()}`).digest('hex')
