import pino from 'pino'

/** A structured logger: a constant message plus ids. Never a stream key, token, e-mail or a child's name. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & {
  child(bindings: Record<string, unknown>): Log
}

/** One JSON line an event on standard output, stamped with the program's name. */
export function createLog(program: string, level = 'info'): Log {
  const options = {
    base: { program },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return pino(options, openStandardOutput())
}

let output: NodeJS.WriteStream | undefined

/**
 * Node's own stream, which hands a line on at once: pino's would, as the process exits, try for ever to write
 * what nobody reads any more, deaf to all signals.
 */
function openStandardOutput() {
  output ??= process.stdout.on('error', () => {
    // Nobody reads: there is nobody to tell.
  })
  return output
}

/** Swallows everything: for tests, which assert on behaviour and not on lines. */
export const silentLog: Log = pino({ level: 'silent' })
