import * as z from 'zod/mini'

/** The version of the interface; what is added to it later changes none of what is there. */
export const channelVersion = 1

const commands = ['play', 'pause', 'mute', 'unmute'] as const
export type ChannelCommand = (typeof commands)[number]

const commandSchema = z.object({
  seedling: z.literal(channelVersion),
  command: z.enum(['hello', ...commands]),
})

interface ChannelOptions {
  embedId: string
  /** Null when the browser does not tell who frames us. */
  parentOrigin: string | null
  post(message: object, targetOrigin: string): void
}

/** What of a player the framing page is told. */
export interface ToldView {
  state: string
  snapshot: { isPaused: boolean; latencyMs: number | null }
}

/**
 * Speaks with the page that frames an embed: only with its origin, which the browser has let frame us, and
 * never with whoever else sends messages.
 */
export class ParentChannel {
  readonly #options: ChannelOptions
  #parentOrigin: string | null
  #told: Record<string, unknown> = {}

  constructor(options: ChannelOptions) {
    this.#options = options
    this.#parentOrigin = options.parentOrigin
  }

  open() {
    this.#send('ready', { version: channelVersion })
  }

  /** What the framing page wants; null for anything that is not of it, or makes no sense. */
  read(origin: string, data: unknown): ChannelCommand | null {
    const message = commandSchema.safeParse(data)
    if (!message.success) return null
    this.#parentOrigin ??= origin === 'null' ? null : origin
    if (origin !== this.#parentOrigin) return null
    if (message.data.command !== 'hello') return message.data.command
    this.open()
    const told = this.#told
    this.#told = {}
    for (const [event, value] of Object.entries(told)) this.#tell(event, value)
    return null
  }

  tell({ state, snapshot }: ToldView) {
    this.tellState(state)
    if (state === 'live') this.#tell(snapshot.isPaused ? 'pause' : 'play', true, 'is')
    if (snapshot.latencyMs !== null) this.#tell('latency', snapshot.latencyMs)
  }

  /** Of the player, or how the embed stands while there is none. */
  tellState(state: string) {
    this.#tell('state', state)
  }

  tellViewers(viewers: number) {
    this.#tell('viewers', viewers)
  }

  /** Each change once. */
  #tell(event: string, value: unknown, kind = event) {
    const mark = kind === event ? value : event
    if (this.#told[kind] === mark) return
    this.#told[kind] = mark
    this.#send(event, kind === event ? { value } : {})
  }

  #send(event: string, more: object) {
    if (this.#parentOrigin === null) return
    const { embedId, post } = this.#options
    post({ seedling: channelVersion, embed: embedId, event, ...more }, this.#parentOrigin)
  }
}
