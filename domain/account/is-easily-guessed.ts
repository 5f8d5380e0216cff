import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** What is longer is judged by its beginning: the work grows faster than the text. */
const mostCharacters = 64
/** Of 0 to 4: at 3 it takes more than a hundred million guesses. */
const leastScore = 3
const ourWords = ['seedling', '春苗']

let estimator: ZxcvbnFactory | undefined

/**
 * Whether a password is among those that are tried first: one of the 49,000 most used, one made of them, a
 * pattern, or what stands in the account itself (OWASP ASVS 5, 6.2.4 and 6.2.11).
 */
export function isEasilyGuessed(password: string, account: { email: string; name: string }) {
  estimator ??= new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: mostCharacters,
  })
  const { email, name } = account
  const words = [email, ...email.split(/[@.]/), name, ...name.split(/\s+/), ...ourWords]
  const known = words.filter((word) => word.length > 1)
  return estimator.check(password, known).score < leastScore
}
