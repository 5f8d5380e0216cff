'use client'

import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { useFormState } from './form'

export interface FieldProps {
  name: string
  label: string
  /** What helps to fill it in, below the label. */
  hint?: string
  required?: boolean
}

/** What a control must carry to belong to its label, its hint and its problem. */
interface ControlProps {
  id: string
  name: string
  required: boolean | undefined
  defaultValue: string | undefined
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface FieldFrameProps extends FieldProps {
  /** A value as people read it, where that is not the value itself. */
  say?: (value: string) => string
  children: (control: ControlProps) => ReactNode
}

export const controlLook =
  'mt-1 min-h-12 w-full rounded-lg border border-muted bg-raised px-3 font-normal aria-invalid:border-2 aria-invalid:border-cinnabar'

/** A label, its control, and below it what to mend, or what somebody else has put there meanwhile. */
export function FieldFrame({ name, label, hint, required, say, children }: FieldFrameProps) {
  const id = useId()
  const { values, problems } = useFormState()
  const problem = problems[name]
  const standing = useStanding(name)
  const ids = {
    hint: hint && `${id}-hint`,
    problem: problem && `${id}-problem`,
    standing: standing !== null && `${id}-standing`,
  }
  return (
    <div className="mt-5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {ids.hint && (
        <p id={ids.hint} className="text-[0.9375rem] text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required,
        defaultValue: values[name],
        'aria-invalid': problem !== undefined,
        'aria-describedby': Object.values(ids).filter(Boolean).join(' ') || undefined,
      })}
      {ids.problem && (
        <p id={ids.problem} className="mt-1 font-semibold text-cinnabar">
          {problem}
        </p>
      )}
      {ids.standing && <Standing id={ids.standing} value={standing ?? ''} say={say} />}
    </div>
  )
}

/** What somebody else has put into a field meanwhile, where it is not what stands in it; null where it is. */
function useStanding(name: string) {
  const { values, standing } = useFormState()
  const now = standing?.[name]
  return now === undefined || now === (values[name] ?? '') ? null : now
}

interface StandingProps extends Pick<FieldFrameProps, 'say'> {
  id: string
  value: string
}

function Standing({ id, value, say = String }: StandingProps) {
  const t = useTranslations('form')
  return (
    <p id={id} className="mt-1 whitespace-pre-wrap font-semibold text-cinnabar">
      {t('standsNow', { value: say(value) || '–' })}
    </p>
  )
}
