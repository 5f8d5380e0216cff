const longestText = 2_000

/** Any data as indented lines that can be read without a program; pictures are left to the other form. */
export function describeInText(value: unknown, depth = 0): string {
  const indent = '  '.repeat(depth)
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}—\n`
    return value
      .map((item, index) => `${indent}${index + 1}.\n${describeInText(item, depth + 1)}`)
      .join('')
  }
  if (value instanceof Date) return `${indent}${value.toISOString()}\n`
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, inner]) => describeEntry(name, inner, depth))
      .join('')
  }
  return `${indent}${sayPlainly(value)}\n`
}

function describeEntry(name: string, inner: unknown, depth: number) {
  const indent = '  '.repeat(depth)
  const isNested = typeof inner === 'object' && inner !== null && !(inner instanceof Date)
  if (isNested) return `${indent}${name}:\n${describeInText(inner, depth + 1)}`
  return `${indent}${name}: ${describeInText(inner).trim()}\n`
}

function sayPlainly(value: unknown) {
  if (value === null || value === undefined || value === '') return '—'
  const text = String(value)
  return text.length > longestText ? `(${text.length})` : text
}
