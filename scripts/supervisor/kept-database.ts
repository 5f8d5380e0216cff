import { RestartDelay } from '@/common/restart-delay'
import { EmbeddedDatabase } from '../database/embedded-database'
import { messageOf } from './explain'

interface KeptDatabaseOptions {
  dataFolder: string
  /** Called in one line for people whenever the database died. */
  onNote: (text: string) => void
  restartDelay?: RestartDelay
}

/** The embedded database, started again with back-off when it dies; it keeps its address. */
export class KeptDatabase {
  readonly #options: KeptDatabaseOptions
  readonly #database: EmbeddedDatabase
  #state: 'stopped' | 'kept' = 'stopped'
  #timer: NodeJS.Timeout | undefined
  readonly #restartDelay: RestartDelay
  #startedAtMs = 0

  constructor(options: KeptDatabaseOptions) {
    this.#options = options
    this.#restartDelay = options.restartDelay ?? new RestartDelay()
    this.#database = new EmbeddedDatabase({
      dataFolder: options.dataFolder,
      onDeath: () => this.#startLater('database ended'),
    })
  }

  /** Gives the database's address. */
  async start(): Promise<string> {
    this.#state = 'kept'
    const databaseUrl = await this.#database.start()
    this.#startedAtMs = performance.now()
    return databaseUrl
  }

  async stop() {
    this.#state = 'stopped'
    clearTimeout(this.#timer)
    await this.#database.stop()
  }

  #startLater(why: string) {
    if (this.#state === 'stopped') return
    const delayMs = this.#restartDelay.afterRunOf(performance.now() - this.#startedAtMs)
    this.#options.onNote(`${why}; starting it again in ${delayMs / 1000} s.`)
    this.#timer = setTimeout(() => {
      this.start().catch((error) => this.#startLater(messageOf(error)))
    }, delayMs)
  }
}
