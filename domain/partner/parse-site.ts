import { type ParsedOrigin, parseOrigin } from './parse-origin'

/** Reads what is typed as an organisation's own site: one origin, since each host is proven for itself. */
export function parseSite(typed: string, options: Parameters<typeof parseOrigin>[1]): ParsedOrigin {
  const parsed = parseOrigin(typed, options)
  if (parsed.outcome === 'problem' || !parsed.origin.includes('*')) return parsed
  return { outcome: 'problem', problem: 'wildcard', suggestion: parsed.origin.replace('*.', '') }
}
