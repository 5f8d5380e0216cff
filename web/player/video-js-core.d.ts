/** What we use of video.js's build without an HLS engine of its own, for which it ships no types. */
declare module 'video.js/core.es.js' {
  interface SourceHandler {
    canPlayType(type: string): 'probably' | ''
    canHandleSource(source: { type: string }): 'probably' | ''
    handleSource(source: { src: string }, tech: { el(): unknown }): { dispose(): void }
  }

  interface Player {
    src(source: { src: string; type: string }): void
    /** Gives up the source and goes back to the beginning. */
    reset(): void
    dispose(): void
  }

  interface VideoJs {
    (video: HTMLVideoElement, options: Record<string, unknown>): Player
    getTech(name: 'Html5'): { registerSourceHandler(handler: SourceHandler, index: number): void }
  }

  const videojs: VideoJs
  // biome-ignore lint/style/noDefaultExport: that is how the library exports it
  export default videojs
}
