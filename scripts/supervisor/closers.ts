type Closer = () => Promise<unknown>

/** What has been opened, closed in the reverse order; one that fails does not keep the rest open. */
export class Closers {
  readonly #closers: Closer[] = []

  add(closer: Closer) {
    this.#closers.push(closer)
  }

  /** Gives what went wrong on the way. */
  async closeAll(): Promise<unknown[]> {
    const failures: unknown[] = []
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      try {
        await closer()
      } catch (error) {
        failures.push(error)
      }
    }
    return failures
  }
}
