import type { Translate } from '../i18n/reader'

interface SayChildOptions {
  child: { number: number }
  /** For whoever may know it. */
  name: string | undefined
  t: Translate
}

/** A child by its name, or by its number in the course. */
export const sayChild = ({ child, name, t }: SayChildOptions) =>
  name ?? t('attendance.child', { number: child.number })
