import { HttpLine } from './http-line'
import { PlaylistReader } from './playlist-reader'
import { SharedBodies } from './shared-bodies'

/** The longest that an origin holds a request, three target durations, and a little more. */
const silenceMs = 20_000

interface PlaceOptions {
  host: string
  port: number
  /** From an answer to the next request on the same connection: the way to the edge and back, 0 without. */
  roundTripMs?: number
}

/** What the viewers of a process have in common: where the edge is, and what others have got. */
export class ViewerPlace {
  readonly playlists = new PlaylistReader()
  readonly bodies = new SharedBodies()

  constructor(private readonly options: PlaceOptions) {}

  openLine() {
    return new HttpLine({ ...this.options, timeoutMs: silenceMs })
  }

  /** The next round trip, half or one and a half of the mean or anything between: lines differ, and vary. */
  nextRoundTripMs() {
    return (this.options.roundTripMs ?? 0) * (0.5 + Math.random())
  }
}
