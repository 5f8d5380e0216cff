'use client'

import { FieldFrame, type FieldProps } from './field-frame'

interface FileFieldProps extends FieldProps {
  /** Kinds that the browser offers, as in `image/png`; what comes is looked at again. */
  accept: string
}

/** One file. A browser never keeps which one was chosen, so it is chosen anew after a refusal. */
export function FileField({ name, label, hint, required, accept }: FileFieldProps) {
  return (
    <FieldFrame {...{ name, label, hint, required }}>
      {({ defaultValue: _, ...control }) => (
        <input
          type="file"
          accept={accept}
          {...control}
          className="mt-1 block min-h-12 w-full rounded-lg border border-muted bg-raised p-2.5 file:mr-3 file:min-h-9 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-semibold aria-invalid:border-2 aria-invalid:border-cinnabar"
        />
      )}
    </FieldFrame>
  )
}
