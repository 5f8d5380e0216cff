interface StateBadgeProps {
  state: 'live' | 'interrupted'
  label: string
}

/** Said in words; the colour and the dot only repeat it. */
export function StateBadge({ state, label }: StateBadgeProps) {
  const look =
    state === 'live' ? 'bg-cinnabar text-on-cinnabar' : 'border border-line bg-paper text-ink'
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1.5 rounded-full px-2.5 font-semibold text-[0.8125rem] ${look}`}
    >
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {label}
    </span>
  )
}
