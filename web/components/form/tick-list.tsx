import { TickField } from './tick-field'

interface TickListProps {
  legend: string
  choices: { name: string; label: string }[]
}

/** Any number of a few; each is a field of its own, by its name. */
export function TickList({ legend, choices }: TickListProps) {
  return (
    <fieldset className="mt-5">
      <legend className="font-semibold">{legend}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {choices.map((choice) => (
          <TickField key={choice.name} {...choice} />
        ))}
      </div>
    </fieldset>
  )
}
