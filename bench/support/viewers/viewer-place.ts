import { HttpLine } from './http-line'
import { PlaylistReader } from './playlist-reader'
import { SharedBodies } from './shared-bodies'

/** The longest that an origin holds a request, three target durations, and a little more. */
const silenceMs = 20_000

/** What the viewers of a process have in common: where the edge is, and what others have got. */
export class ViewerPlace {
  readonly playlists = new PlaylistReader()
  readonly bodies = new SharedBodies()

  constructor(private readonly address: { host: string; port: number }) {}

  openLine() {
    return new HttpLine({ ...this.address, timeoutMs: silenceMs })
  }
}
