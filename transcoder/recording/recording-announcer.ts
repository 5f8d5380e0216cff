import {
  keepRecordingSummary,
  type RecordingSummary,
  readRecordingSummary,
} from './recording-summary'

/** A recording that can be watched. */
export interface ReadyRecording {
  durationSeconds: number
  /** When it will be removed, ISO 8601. */
  availableUntil: string
}

interface RecordingAnnouncerOptions {
  folderOf(broadcastId: string): string
  retentionMs: number
  onReady(broadcastId: string, ready: ReadyRecording): void
}

/**
 * Says of each recording that it lies ready. What has been heard is kept beside it, so that a node
 * which was killed says after its restart what it still owes.
 */
export class RecordingAnnouncer {
  private readonly unheard = new Map<string, RecordingSummary>()

  constructor(private readonly options: RecordingAnnouncerOptions) {}

  /** Says nothing of a recording that has not changed since it was heard. */
  async announce(broadcastId: string) {
    const { folderOf, retentionMs, onReady } = this.options
    const summary = await readRecordingSummary(folderOf(broadcastId))
    if (summary.durationSeconds === 0) return
    const availableUntil = new Date(summary.endedAtMs + retentionMs).toISOString()
    const said = { ...summary, toldUntil: availableUntil }
    if (summary.toldUntil === availableUntil || isSame(this.unheard.get(broadcastId), said)) return
    this.unheard.set(broadcastId, said)
    onReady(broadcastId, { durationSeconds: summary.durationSeconds, availableUntil })
  }

  /** The portal has taken it. */
  async noteHeard(broadcastId: string, { durationSeconds, availableUntil }: ReadyRecording) {
    const summary = this.unheard.get(broadcastId)
    const heard = { durationSeconds, toldUntil: availableUntil }
    if (!summary || !isSame(summary, { ...summary, ...heard })) return
    this.unheard.delete(broadcastId)
    await keepRecordingSummary(this.options.folderOf(broadcastId), summary)
  }
}

function isSame(one: RecordingSummary | undefined, other: RecordingSummary) {
  return (
    one?.version === other.version &&
    one.durationSeconds === other.durationSeconds &&
    one.toldUntil === other.toldUntil
  )
}
