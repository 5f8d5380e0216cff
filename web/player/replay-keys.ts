import { commandOfKey, type KeyPress, type PlayerCommand } from './player-keys'

export type ReplayCommand = Exclude<PlayerCommand, 'jump_to_live'> | 'seek_back' | 'seek_forward'

const seekKeys: Record<string, 'seek_back' | 'seek_forward'> = {
  ArrowLeft: 'seek_back',
  j: 'seek_back',
  ArrowRight: 'seek_forward',
  l: 'seek_forward',
}

/** As {@link commandOfKey}, but where a live class jumps to its edge, a replay moves in time. */
export function commandOfReplayKey(press: KeyPress): ReplayCommand | null {
  const { key, isOwnKey, hasModifier } = press
  const seek = seekKeys[key.length === 1 ? key.toLowerCase() : key]
  if (seek) return isOwnKey || hasModifier ? null : seek
  const command = commandOfKey(press)
  return command === 'jump_to_live' ? null : command
}
