const mostLines = 20
const longestLine = 300

/** The last lines of a program's stderr, however much it writes. */
export class StderrTail {
  private readonly complete: string[] = []
  private rest = ''

  push(chunk: Buffer) {
    const lines = (this.rest + chunk.toString('utf8')).split(/[\r\n]+/)
    this.rest = (lines.pop() ?? '').slice(0, longestLine)
    for (const line of lines) if (line) this.complete.push(line.slice(0, longestLine))
    this.complete.splice(0, this.complete.length - mostLines)
  }

  get lines(): readonly string[] {
    return this.rest ? [...this.complete, this.rest] : [...this.complete]
  }
}
