'use client'

import { useFormState } from './form'

/** Not to be seen: what belongs to the values that the form shows, such as their version. */
export function KeptField({ name }: { name: string }) {
  const { values } = useFormState()
  return <input type="hidden" name={name} value={values[name] ?? ''} />
}
