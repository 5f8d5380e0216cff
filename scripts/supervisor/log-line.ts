import { z } from 'zod'

const levels = ['debug', 'info', 'warn', 'error', 'fatal'] as const
export type Level = (typeof levels)[number]

const entrySchema = z.looseObject({
  level: z.enum(levels).catch('info'),
  time: z.string().optional(),
  msg: z.string(),
})
const errorSchema = z.object({ message: z.string() })
const notShown = new Set(['level', 'time', 'msg', 'program', 'pid', 'hostname'])

/** A line of a program's output, as the terminal shows it. Text that is no log entry keeps `fallback`. */
export function readLogLine(line: string, fallback: Level): { level: Level; text: string } {
  const entry = entrySchema.safeParse(parseJson(line))
  if (!entry.success) return { level: fallback, text: line }
  const fields = Object.entries(entry.data)
    .filter(([name]) => !notShown.has(name))
    .map(([name, value]) => `${name}=${brief(value)}`)
  return { level: entry.data.level, text: [entry.data.msg, ...fields].join(' ') }
}

/** A line as the log files keep it: an entry as it is, and any other text as an entry of its program. */
export function toLogEntry(line: string, { program, level }: { program: string; level: Level }) {
  if (entrySchema.safeParse(parseJson(line)).success) return line
  return JSON.stringify({ level, time: new Date().toISOString(), program, msg: line })
}

export function isAtLeast(level: Level, threshold: Level) {
  return levels.indexOf(level) >= levels.indexOf(threshold)
}

function brief(value: unknown) {
  const error = errorSchema.safeParse(value)
  if (error.success) return JSON.stringify(error.data.message)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parseJson(line: string): unknown {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
