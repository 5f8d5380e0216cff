import { join } from 'node:path'
import { BoundedFile } from './bounded-file'
import { waitUntilHealthy } from './health'
import { type ProgramSpecification, spawnProgram } from './program'
import { collectOutput } from './program-output'
import { SupervisedProgram } from './supervised-program'
import type { Terminal } from './terminal'

const longestLogBytes = 10_000_000

interface CrewOptions {
  root: string
  logFolder: string
  terminal: Terminal
}

/** Makes supervised programs that share a terminal, a log folder and a way to be started. */
export class Crew {
  readonly #options: CrewOptions

  constructor(options: CrewOptions) {
    this.#options = options
  }

  logPath(name: string) {
    return join(this.#options.logFolder, `${name}.log`)
  }

  supervise(specification: ProgramSpecification, { mayFinish = false } = {}) {
    const { root, terminal } = this.#options
    const { name } = specification
    const onNote = (text: string) => terminal.problem(text)
    const file = new BoundedFile(this.logPath(name), { longestBytes: longestLogBytes, onNote })
    return new SupervisedProgram({
      name,
      spawn: () => {
        const child = spawnProgram(specification, { root, output: 'pipe' })
        collectOutput(child, { name, file, terminal })
        return child
      },
      onNote,
      mayFinish,
    })
  }

  waitUntilHealthy(program: SupervisedProgram, healthUrl: string, signal: AbortSignal) {
    return waitUntilHealthy({ program, healthUrl, logPath: this.logPath(program.name), signal })
  }
}
