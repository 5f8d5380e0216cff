import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A text file that is appended to; when full it becomes `<path>.1`, which replaces the one before. */
export class BoundedFile {
  readonly #path: string
  readonly #longestBytes: number
  #bytes: number

  constructor(path: string, { longestBytes }: { longestBytes: number }) {
    this.#path = path
    this.#longestBytes = longestBytes
    mkdirSync(dirname(path), { recursive: true })
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }

  appendLine(line: string) {
    const text = `${line}\n`
    const addedBytes = Buffer.byteLength(text)
    if (this.#bytes > 0 && this.#bytes + addedBytes > this.#longestBytes) {
      renameSync(this.#path, `${this.#path}.1`)
      this.#bytes = 0
    }
    appendFileSync(this.#path, text, { mode: 0o600 })
    this.#bytes += addedBytes
  }
}
