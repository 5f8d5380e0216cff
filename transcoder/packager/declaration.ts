/** What a rendition that is not made yet will be like: no promise that its media do not keep. */
export type Declaration = DeclaredVideo | DeclaredAudio

interface DeclaredVideo {
  kind: 'video'
  /** As in RFC 6381. */
  codecs: string
  width: number
  height: number
  bandwidth: Bandwidth
}

interface DeclaredAudio {
  kind: 'audio'
  codecs: string
  channels: number
  bandwidth: Bandwidth
}

/** No segment takes more than the peak, and all together no more than the average. */
interface Bandwidth {
  peakBitsPerSecond: number
  averageBitsPerSecond: number
}
