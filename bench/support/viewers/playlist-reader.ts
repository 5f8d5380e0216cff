import { gunzipSync } from 'node:zlib'
import { type ReadPlaylist, readMediaPlaylist } from './read-media-playlist'

const mostKept = 40
const gzipMagic = 0x1f

interface Known {
  bytes: Buffer
  playlist: ReadPlaylist
}

/** Reads playlists as they come over the line, each once for all viewers who got the same bytes. */
export class PlaylistReader {
  private readonly known = new Map<string, Known>()

  /** Throws on what is no playlist. */
  read(bytes: Buffer, target: string): ReadPlaylist {
    const known = this.known.get(target)
    if (known?.bytes.equals(bytes)) return known.playlist
    const playlist = readMediaPlaylist(unpack(bytes), target)
    this.known.set(target, { bytes, playlist })
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostKept) break
      this.known.delete(oldest)
    }
    return playlist
  }
}

export function unpack(bytes: Buffer) {
  return (bytes[0] === gzipMagic ? gunzipSync(bytes) : bytes).toString('utf8')
}
