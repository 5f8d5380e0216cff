import type { KeyboardEvent } from 'react'
import { commandOfKey, type PlayerCommand } from './player-keys'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'

interface KeyTargets {
  session: PlayerSession | null
  snapshot: PlayerSnapshot
  toggleFullscreen(): Promise<void>
}

const volumeStep = 0.1

export function usePlayerKeys(targets: KeyTargets) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, ctrlKey, altKey, metaKey } = event
    const isOwnKey = target instanceof HTMLElement && usesKey(target, key)
    const command = commandOfKey({ key, isOwnKey, hasModifier: ctrlKey || altKey || metaKey })
    if (!command) return
    event.preventDefault()
    obey(command, targets)
  }
}

/** The focused part uses this key itself. */
export function usesKey(target: HTMLElement, key: string) {
  if (target.closest('[role^="menu"]')) return true
  if (target.matches('select')) return true
  if (target.matches('input')) return key.startsWith('Arrow')
  return target.matches('button, a') && (key === ' ' || key === 'Enter')
}

function obey(command: PlayerCommand, { session, snapshot, toggleFullscreen }: KeyTargets) {
  switch (command) {
    case 'toggle_play':
      return snapshot.isPaused ? void session?.play() : session?.pause()
    case 'toggle_mute':
      return session?.mute(!snapshot.isMuted)
    case 'toggle_fullscreen':
      return void toggleFullscreen()
    case 'jump_to_live':
      return session?.jumpToLive()
    case 'volume_up':
      return session?.setVolume(snapshot.volume + volumeStep)
    case 'volume_down':
      return session?.setVolume(snapshot.volume - volumeStep)
  }
}
