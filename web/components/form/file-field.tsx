'use client'

import { type ChangeEvent, useState } from 'react'
import { FieldFrame, type FieldProps } from './field-frame'

interface FileFieldProps extends FieldProps {
  /** Kinds that the browser offers, as in `image/png`; what comes is looked at again. */
  accept: string
  mostBytes: number
  /** Said of a file that has more: it is not even sent. */
  tooLarge: string
}

/** One file. A browser never keeps which one was chosen, so it is chosen anew after a refusal. */
export function FileField({ mostBytes, tooLarge, accept, ...field }: FileFieldProps) {
  const [isTooLarge, setTooLarge] = useState(false)
  const look = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const [file] = input.files ?? []
    const isOver = file !== undefined && file.size > mostBytes
    setTooLarge(isOver)
    if (isOver) input.value = ''
  }
  return (
    <>
      <FieldFrame {...field}>
        {({ defaultValue: _, ...control }) => (
          <input
            type="file"
            accept={accept}
            onChange={look}
            {...control}
            className="mt-1 block min-h-12 w-full rounded-lg border border-muted bg-raised p-2.5 file:mr-3 file:min-h-9 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-semibold aria-invalid:border-2 aria-invalid:border-cinnabar"
          />
        )}
      </FieldFrame>
      {isTooLarge && (
        <p role="alert" className="mt-1 font-semibold text-cinnabar">
          {tooLarge}
        </p>
      )}
    </>
  )
}
