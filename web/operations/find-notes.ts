import type { BroadcastWarning } from '@/common/media-contract'
import type { BoardBroadcast } from './board'

/** What the board itself sees in the figures, beside the warnings that nodes report. */
export const ownNoteCodes = [
  'class_stopped',
  'node_silent',
  'nothing_received',
  'few_pictures',
  'ladder_behind',
  'renditions_shed',
  'renditions_failing',
  'recording_failed',
] as const

type GoodNews = 'ladder_restored' | 'upload_steady'
type ReportedCode = Exclude<BroadcastWarning['code'], GoodNews>

/** What is no note itself, and the bad news that it takes away. */
export const goodNews: Record<GoodNews, ReportedCode> = {
  ladder_restored: 'ladder_shed',
  upload_steady: 'upload_falters',
}

/** One entry for every warning of the contract: a new one does not compile without its words. */
const reportedNotes: Record<ReportedCode, true> = {
  keyframes_too_far_apart: true,
  timestamps_jumped: true,
  ladder_restarted: true,
  ladder_shed: true,
  upload_falters: true,
  recording_stopped: true,
  no_video: true,
  no_audio: true,
}

export type NoteCode =
  | (typeof ownNoteCodes)[number]
  | keyof typeof reportedNotes
  /** A warning of a newer node. */
  | 'other'

export interface Note {
  code: NoteCode
  /** For the placeholders of the note's words. */
  values: Record<string, string | number>
  /** When it last happened; null for what is so right now. */
  at: Date | null
}

const fewestFps = 10
const longestLadderLagMs = 3_000
/** A teacher's first seconds say nothing yet. */
const settlingMs = 10_000

interface NoteOptions {
  now: Date
  isNodeSilent: boolean
}

/** What is wrong with a broadcast, in the order in which to look at it. */
export function findNotes(broadcast: BoardBroadcast, options: NoteOptions): Note[] {
  const isOnAir = broadcast.state === 'live' || broadcast.state === 'interrupted'
  const standing = broadcast.warnings.filter((warning) => isStanding(warning, broadcast.warnings))
  const own = isOnAir ? findOwnNotes(broadcast, options) : []
  // The node has said the same, and why.
  const isShedReported = standing.some(({ code }) => code === 'ladder_shed')
  const unsaid = own.filter(({ code }) => !(isShedReported && code === 'renditions_shed'))
  return [...describeStop(broadcast), ...unsaid, ...standing.map(describeWarning)]
}

function describeStop({ stopped }: BoardBroadcast): Note[] {
  if (!stopped) return []
  return [{ code: 'class_stopped', values: { reason: stopped.reason }, at: new Date(stopped.at) }]
}

function findOwnNotes({ state, since, health }: BoardBroadcast, options: NoteOptions): Note[] {
  const note = (code: NoteCode, values: Note['values'] = {}): Note => ({ code, values, at: null })
  // Of a silent node every figure is of the past.
  if (options.isNodeSilent) return [note('node_silent')]
  if (!health) return []
  const { receivedKbps, receivedFps, width, ladderLagMs, renditions, recording } = health.figures
  const isSettled = options.now.getTime() - Date.parse(since) > settlingMs
  const isSending = state === 'live' && isSettled
  const named = (wanted: string) =>
    renditions.flatMap((rendition) => (rendition.state === wanted ? [rendition.id] : []))
  const shed = named('shed')
  const failing = named('failing')
  const hasFewPictures = width !== undefined && receivedFps !== undefined && receivedFps < fewestFps
  return [
    ...(isSending && receivedKbps === 0 ? [note('nothing_received')] : []),
    ...(isSending && receivedKbps > 0 && hasFewPictures
      ? [note('few_pictures', { fps: receivedFps })]
      : []),
    ...(ladderLagMs !== undefined && ladderLagMs > longestLadderLagMs
      ? [note('ladder_behind', { seconds: toSeconds(ladderLagMs) })]
      : []),
    ...(shed.length > 0 ? [note('renditions_shed', { names: shed.join(', ') })] : []),
    ...(failing.length > 0 ? [note('renditions_failing', { names: failing.join(', ') })] : []),
    ...(recording === 'failed' ? [note('recording_failed')] : []),
  ]
}

type Warning = BoardBroadcast['warnings'][number]

/** Good news is no note, and takes the bad news before it away. */
function isStanding({ code, lastAt }: Warning, all: readonly Warning[]) {
  if (code in goodNews) return false
  return !Object.entries(goodNews).some(([good, bad]) => {
    const over = bad === code && all.find((other) => other.code === good)
    return over && Date.parse(lastAt) <= Date.parse(over.lastAt)
  })
}

function describeWarning({ code, figures, lastAt }: Warning): Note {
  const at = new Date(lastAt)
  if (!isReported(code)) return { code: 'other', values: { code }, at }
  const values = Object.entries(figures).map(([name, value]) => [name, readable(name, value)])
  return { code, values: Object.fromEntries(values), at }
}

/** Figures come in the unit that their name says; people read seconds, and lists. */
function readable(name: string, value: unknown) {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'number') return String(value)
  return /ms$/i.test(name) ? toSeconds(value) : Math.round(value)
}

const toSeconds = (ms: number) => Math.round(ms / 100) / 10

function isReported(code: string): code is keyof typeof reportedNotes {
  return code in reportedNotes
}
