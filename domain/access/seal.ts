import { sealText, unsealText } from '@/common/sealed-text'

/** What a sealed text is for: each purpose has a key of its own. */
type Purpose =
  | 'session'
  | 'second factor'
  | 'webhook'
  | 'class codes'
  | 'simulcast key'
  | 'draw seed'
  | 'waiting ticket'
  | 'watching children'

/** A text that only this installation can read again; base64url. */
export const seal = (text: string, purpose: Purpose, secret: string) =>
  sealText(text, { purpose, secret })

/** Throws when it was sealed with another secret, for another purpose, or changed since. */
export const unseal = (sealed: string, purpose: Purpose, secret: string) =>
  unsealText(sealed, { purpose, secret })
