import pino from 'pino'

/** A structured logger: a constant message plus ids. Never a stream key, token, e-mail or a child's name. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & {
  child(bindings: Record<string, unknown>): Log
}

/** One JSON line an event on standard output, stamped with the program's name. */
export function createLog(program: string, level = 'info'): Log {
  return pino({
    base: { program },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
}

/** Swallows everything: for tests, which assert on behaviour and not on lines. */
export const silentLog: Log = pino({ level: 'silent' })
