/** The part of m3u8-parser's face that our tests use: it ships no types. */
declare module 'm3u8-parser' {
  interface ParsedSegment {
    duration: number
    uri: string
    parts?: readonly { uri: string; duration: number }[]
  }

  export class Parser {
    readonly manifest: {
      segments: readonly ParsedSegment[]
      preloadSegment?: Partial<ParsedSegment>
    }
    constructor(options?: { url?: string })
    on(event: 'warn', listener: (warning: { message: string }) => void): void
    push(text: string): void
    end(): void
  }
}
