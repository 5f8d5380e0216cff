import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { messageOf } from './explain'

interface BoundedFileOptions {
  longestBytes: number
  /** Called in one line for people when lines begin to be lost, and when they are kept again. */
  onNote: (text: string) => void
}

/** A text file that is appended to; when full it becomes `<path>.1`, which replaces the one before. */
export class BoundedFile {
  readonly #path: string
  readonly #options: BoundedFileOptions
  #bytes: number
  #lostLines = 0

  constructor(path: string, options: BoundedFileOptions) {
    this.#path = path
    this.#options = options
    mkdirSync(dirname(path), { recursive: true })
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }

  /** Never throws: a disk that is full or broken costs lines, and no program. */
  appendLine(line: string) {
    try {
      // What was written last may have been cut off in the middle of a line.
      this.#append(this.#lostLines > 0 ? `\n${line}\n` : `${line}\n`)
    } catch (error) {
      this.#lose(error)
      return
    }
    this.#noteKept()
  }

  #append(text: string) {
    const addedBytes = Buffer.byteLength(text)
    if (this.#bytes > 0 && this.#bytes + addedBytes > this.#options.longestBytes) {
      renameSync(this.#path, `${this.#path}.1`)
      this.#bytes = 0
    }
    appendFileSync(this.#path, text, { mode: 0o600 })
    this.#bytes += addedBytes
  }

  #lose(error: unknown) {
    this.#lostLines += 1
    if (this.#lostLines > 1) return
    const { onNote } = this.#options
    onNote(
      `${this.#path} cannot be written (${messageOf(error)}); its lines are lost until it can.`,
    )
  }

  #noteKept() {
    if (this.#lostLines === 0) return
    const lines = this.#lostLines === 1 ? '1 line was' : `${this.#lostLines} lines were`
    this.#lostLines = 0
    this.#options.onNote(`${this.#path} is written again; ${lines} lost.`)
  }
}
