import type { BoardBroadcast, broadcastStates } from './board'
import type { Note } from './find-notes'

export interface JudgedBroadcast extends BoardBroadcast {
  notes: Note[]
}

export type BoardFilter = 'all' | 'attention' | (typeof broadcastStates)[number]

interface Choice {
  filter: BoardFilter
  search: string
}

/** What an operator has asked to see; what needs somebody comes first. */
export function chooseBroadcasts(broadcasts: readonly JudgedBroadcast[], choice: Choice) {
  const words = choice.search.toLowerCase().split(/\s+/).filter(Boolean)
  return broadcasts
    .filter((broadcast) => isOf(broadcast, choice.filter))
    .filter((broadcast) => {
      const text = searchableText(broadcast)
      return words.every((word) => text.includes(word))
    })
    .sort((one, other) => rank(one) - rank(other))
}

export function isOf(broadcast: JudgedBroadcast, filter: BoardFilter) {
  if (filter === 'all') return true
  return filter === 'attention' ? needsAttention(broadcast) : broadcast.state === filter
}

/** Somebody could still mend it: it is on air, or should be. */
export function needsAttention({ state, notes }: JudgedBroadcast) {
  return state === 'interrupted' || (state === 'live' && notes.length > 0)
}

function rank(broadcast: JudgedBroadcast) {
  switch (broadcast.state) {
    case 'interrupted':
      return 0
    case 'live':
      return needsAttention(broadcast) ? 1 : 2
    case 'waiting':
      return 3
    case 'ended':
      return 4
  }
}

function searchableText({ title, schoolName, classroomName, nodeName, logId }: JudgedBroadcast) {
  const texts = [title.zh, title.en, schoolName.zh, schoolName.en, classroomName, nodeName, logId]
  return texts.join('\n').toLowerCase()
}
