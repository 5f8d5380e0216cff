import { replaceZero } from './replace-zero'

const isPassword = (name: string) => /password/i.test(name)

/**
 * What was typed into a form's fields, without spaces around it, without what was left empty and without files. A
 * password stays as it was typed (OWASP ASVS 5, 6.2.8).
 */
export function readTyped(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const text = isPassword(name) ? value : replaceZero(value.trim())
    if (text !== '') typed[name] = text
  }
  return typed
}
