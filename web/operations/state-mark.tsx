import { CircleCheck, Clock, Radio, Unplug } from 'lucide-react'
import type { BoardBroadcast } from './board'

interface StateMarkProps {
  state: BoardBroadcast['state']
  label: string
}

const looks = {
  live: { Icon: Radio, look: 'bg-leaf text-on-leaf' },
  interrupted: { Icon: Unplug, look: 'bg-cinnabar text-on-cinnabar' },
  waiting: { Icon: Clock, look: 'border border-line bg-raised text-ink' },
  ended: { Icon: CircleCheck, look: 'border border-line bg-paper text-muted' },
} as const

/** Said in words; colour and sign only repeat it. */
export function StateMark({ state, label }: StateMarkProps) {
  const { Icon, look } = looks[state]
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-3 font-semibold text-[0.875rem] ${look}`}
    >
      <Icon aria-hidden="true" className="size-4" />
      {label}
    </span>
  )
}
