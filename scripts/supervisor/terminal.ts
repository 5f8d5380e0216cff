import { styleText } from 'node:util'
import { isAtLeast, type Level, readLogLine } from './log-line'

const nameWidth = 8

/** What the operator sees: notes of the supervisor, and the programs' lines from a level on. */
export class Terminal {
  readonly #write: (text: string) => void
  readonly #threshold: Level

  constructor(options: { write: (text: string) => void; threshold: Level }) {
    this.#write = options.write
    this.#threshold = options.threshold
  }

  note(text: string) {
    this.#write(`  ${text}\n`)
  }

  problem(text: string) {
    this.#write(`  ${styleText('yellow', text)}\n`)
  }

  /** Says that something is ready, and how long it took. */
  async step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const startedAtMs = performance.now()
    const result = await work()
    this.note(`✓ ${name} (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`)
    return result
  }

  /** A program's own line; `fallback` is the level of text that is no log entry. */
  programLine(program: string, line: string, fallback: Level) {
    const { level, text } = readLogLine(line, fallback)
    if (!isAtLeast(level, this.#threshold)) return
    const colour = isAtLeast(level, 'error') ? 'red' : 'dim'
    this.#write(
      `  ${styleText(colour, `${program.padEnd(nameWidth)} ${level.padEnd(5)} ${text}`)}\n`,
    )
  }
}
