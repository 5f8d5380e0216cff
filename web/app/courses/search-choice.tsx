interface SearchChoiceProps {
  name: string
  label: string
  /** What stands for no condition. */
  all: string
  chosen: string | number | undefined
  choices: [value: string, label: string][]
}

export function SearchChoice({ name, label, all, chosen, choices }: SearchChoiceProps) {
  return (
    <label className="block min-w-0">
      <span className="font-semibold">{label}</span>
      <select
        name={name}
        defaultValue={String(chosen ?? '')}
        className="mt-1 min-h-12 w-full rounded-lg border border-muted bg-raised px-2"
      >
        <option value="">{all}</option>
        {choices.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </label>
  )
}
