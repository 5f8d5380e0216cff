export type HitchLine =
  | { kind: 'core'; text: string; isTrouble: boolean }
  | { kind: 'failed-handshake' }
  | { kind: 'connection' }

const corePattern = /^\S+ \[ *\d+\] \{core\} (.*)$/

/**
 * What a line of hitch's log is about. Lines about one connection carry the viewer's address and are
 * counted, never written down.
 */
export function parseHitchLine(line: string): HitchLine {
  const core = corePattern.exec(line)?.[1]
  if (core !== undefined) {
    return { kind: 'core', text: core, isTrouble: /error|fail|cannot|could not/i.test(core) }
  }
  return { kind: line.includes('Handshake failure') ? 'failed-handshake' : 'connection' }
}
