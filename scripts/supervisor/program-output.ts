import type { ChildProcess } from 'node:child_process'
import type { BoundedFile } from './bounded-file'
import { eachLine } from './lines'
import { toLogEntry } from './log-line'
import type { Terminal } from './terminal'

interface OutputOptions {
  name: string
  file: BoundedFile
  terminal: Terminal
}

/** Keeps everything that a program says in its log file, and shows what matters on the terminal. */
export function collectOutput(child: ChildProcess, { name, file, terminal }: OutputOptions) {
  const collect = (fallback: 'info' | 'warn') => (line: string) => {
    file.appendLine(toLogEntry(line, { program: name, level: fallback }))
    terminal.programLine(name, line, fallback)
  }
  if (child.stdout) eachLine(child.stdout, collect('info'))
  if (child.stderr) eachLine(child.stderr, collect('warn'))
}
