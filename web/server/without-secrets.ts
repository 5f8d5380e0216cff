/** Fields by name: `identity <childId>` is one a child. */
const secretNames = /password|^code$|^streamKey$|identity/i

/** What may travel back with a form: passwords, codes, keys and identity numbers are typed anew. */
export const withoutSecrets = (typed: Record<string, string>) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !secretNames.test(name)))
