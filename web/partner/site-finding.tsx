'use client'

import { useFormState } from '../components/form/form'

/** What a check found in one of the two places instead of the proof. */
export function SiteFinding({ place }: { place: 'dns' | 'file' }) {
  const { problems } = useFormState()
  return problems[place] && <p className="mt-3 font-semibold text-cinnabar">{problems[place]}</p>
}
