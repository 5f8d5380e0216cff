/** What a form's action answers: what was typed, and what to mend, in the reader's language. */
export interface FormState {
  /** As typed, by the field's name; never a password. */
  values: Record<string, string>
  /** What to mend, by the field's name. */
  problems: Record<string, string>
  /** What stands in the way of the whole form. */
  problem?: string
  /** What stands now, by the field's name, where somebody else was faster: said beside what was typed. */
  standing?: Record<string, string>
  /** What was done, where the page stays. */
  done?: string
  /** What was made and is kept nowhere in clear: shown this once. */
  secret?: string
}

export const emptyForm: FormState = { values: {}, problems: {} }
