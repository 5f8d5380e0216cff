import type { SourceEvent } from '../source'
import { ByteQueue } from './byte-queue'
import { parseAudioTag, parseVideoTag } from './flv-tag'
import { fileHeaderSize, previousTagSizeSize, tagHeaderSize, tagType } from './flv-writer'

/** No frame of a class is near this; a larger one means that the pipe carries something else. */
const maximumTagBytes = 4 * 1024 * 1024

interface TagHeader {
  type: number
  size: number
  timestampMs: number
}

/** Reads an FLV stream from chunks that may be cut anywhere. Holds at most one tag and one chunk. */
export class FlvReader {
  private readonly bytes = new ByteQueue()
  private hasFileHeader = false
  private tag: TagHeader | null = null

  /** The events that are complete with this chunk, in order. Throws RangeError when it is not FLV. */
  push(chunk: Buffer): SourceEvent[] {
    this.bytes.push(chunk)
    const events: SourceEvent[] = []
    if (!this.readFileHeader()) return events
    while (this.readTagHeader()) {
      const event = this.readTag()
      if (event) events.push(event)
    }
    return events
  }

  private readFileHeader() {
    if (this.hasFileHeader) return true
    if (this.bytes.length < fileHeaderSize + previousTagSizeSize) return false
    const header = this.bytes.take(fileHeaderSize + previousTagSizeSize)
    if (header.toString('latin1', 0, 3) !== 'FLV' || header.readUInt32BE(5) !== fileHeaderSize) {
      throw new RangeError('This is no FLV stream.')
    }
    this.hasFileHeader = true
    return true
  }

  /** True when a tag is there as a whole. */
  private readTagHeader() {
    if (!this.tag) {
      if (this.bytes.length < tagHeaderSize) return false
      const header = this.bytes.take(tagHeaderSize)
      const size = header.readUIntBE(1, 3)
      if (size > maximumTagBytes) throw new RangeError(`An FLV tag of ${size} bytes is too large.`)
      const timestampMs = header.readUIntBE(4, 3) | (header.readUInt8(7) << 24)
      this.tag = { type: header.readUInt8(0), size, timestampMs }
    }
    return this.bytes.length >= this.tag.size + previousTagSizeSize
  }

  private readTag() {
    if (!this.tag) return null
    const { type, size, timestampMs } = this.tag
    this.tag = null
    const body = this.bytes.take(size)
    this.bytes.take(previousTagSizeSize)
    if (type === tagType.video) return parseVideoTag(body, timestampMs)
    if (type === tagType.audio) return parseAudioTag(body, timestampMs)
    return null
  }
}
