import type { ChildProcess } from 'node:child_process'
import { RestartDelay } from '@/common/restart-delay'
import { describeExit, endProgram } from './program'

interface SupervisedProgramOptions {
  name: string
  spawn: () => ChildProcess
  /** Called in one line for people whenever the program died or came back. */
  onNote: (text: string) => void
  restartDelay?: RestartDelay
  /** Its exit with code 0 is its work done, and not followed by a new start. */
  mayFinish?: boolean
}

type State =
  | { kind: 'stopped' }
  | { kind: 'running'; child: ChildProcess; startedAtMs: number }
  | { kind: 'waiting'; timer: NodeJS.Timeout }

/** Keeps one program running: a death is said and followed by a new start with back-off, until `stop()`. */
export class SupervisedProgram {
  readonly name: string
  readonly #options: SupervisedProgramOptions
  #state: State = { kind: 'stopped' }
  readonly #restartDelay: RestartDelay

  constructor(options: SupervisedProgramOptions) {
    this.name = options.name
    this.#options = options
    this.#restartDelay = options.restartDelay ?? new RestartDelay()
  }

  /** Deaths in a row, without a run that went well between them. */
  get deaths() {
    return this.#restartDelay.deaths
  }

  start() {
    if (this.#state.kind !== 'stopped') return
    this.#spawn()
  }

  async stop({ withinMs }: { withinMs: number }) {
    const state = this.#state
    this.#state = { kind: 'stopped' }
    if (state.kind === 'waiting') clearTimeout(state.timer)
    if (state.kind === 'running') await endProgram(state.child, { withinMs })
  }

  /** Ends the program and starts it anew at once, as after a change of its code. */
  async restart({ withinMs }: { withinMs: number }) {
    if (this.#state.kind === 'stopped') return
    await this.stop({ withinMs })
    this.#restartDelay.reset()
    this.start()
  }

  #spawn() {
    const child = this.#options.spawn()
    this.#state = { kind: 'running', child, startedAtMs: performance.now() }
    child.once('error', (error) => this.#died(child, `could not be started (${error.message})`))
    child.once('exit', (code, signal) => {
      if (code === 0 && this.#options.mayFinish) this.#finished(child)
      else this.#died(child, describeExit(code, signal))
    })
  }

  #finished(child: ChildProcess) {
    if (this.#state.kind !== 'running' || this.#state.child !== child) return
    this.#state = { kind: 'stopped' }
    this.#options.onNote(`${this.name} has ended as it was told; it is not started again.`)
  }

  #died(child: ChildProcess, how: string) {
    const state = this.#state
    if (state.kind !== 'running' || state.child !== child) return
    const delayMs = this.#restartDelay.afterRunOf(performance.now() - state.startedAtMs)
    this.#options.onNote(`${this.name} ${how}; starting it again in ${delayMs / 1000} s.`)
    this.#state = { kind: 'waiting', timer: setTimeout(() => this.#spawn(), delayMs) }
  }
}
