export type PlayerCommand =
  | 'toggle_play'
  | 'toggle_mute'
  | 'toggle_fullscreen'
  | 'jump_to_live'
  | 'volume_up'
  | 'volume_down'

const commands: Record<string, PlayerCommand> = {
  ' ': 'toggle_play',
  k: 'toggle_play',
  m: 'toggle_mute',
  f: 'toggle_fullscreen',
  l: 'jump_to_live',
  ArrowRight: 'jump_to_live',
  ArrowUp: 'volume_up',
  ArrowDown: 'volume_down',
}

export interface KeyPress {
  key: string
  /** The focused part uses this key itself: a button its space bar, a slider its arrows. */
  isOwnKey: boolean
  hasModifier: boolean
}

/** What a key means while the player has the focus (WCAG 2.2, 2.1.4); null for every other key. */
export function commandOfKey({ key, isOwnKey, hasModifier }: KeyPress): PlayerCommand | null {
  if (isOwnKey || hasModifier) return null
  return commands[key.length === 1 ? key.toLowerCase() : key] ?? null
}
