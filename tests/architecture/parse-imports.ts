import { parseAst } from 'vitest/node'
import { z } from 'zod'

export interface FoundImport {
  specifier: string
  /** Erased before the code runs: `import type`, `import('…').Type`. */
  isTypeOnly: boolean
}

const literal = z.object({ value: z.string() })
const importNode = z.looseObject({
  type: z.enum([
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]),
  source: literal,
  importKind: z.string().nullish(),
  exportKind: z.string().nullish(),
})

/** Everything that a TypeScript file imports, wherever it stands in it. */
export function parseImports(path: string, text: string): FoundImport[] {
  const found: FoundImport[] = []
  visit(parse(path, text), (node) => {
    const parsed = importNode.safeParse(node)
    if (!parsed.success) return
    const { type, source, importKind, exportKind } = parsed.data
    found.push({
      specifier: source.value,
      isTypeOnly: type === 'TSImportType' || importKind === 'type' || exportKind === 'type',
    })
  })
  return found
}

const environmentNode = z.looseObject({
  type: z.literal('MemberExpression'),
  object: z.object({ name: z.literal('process') }),
  property: z.object({ name: z.literal('env') }),
})

/** True when the code reads `process.env`. */
export function readsEnvironment(path: string, text: string) {
  let reads = false
  visit(parse(path, text), (node) => {
    reads ||= environmentNode.safeParse(node).success
  })
  return reads
}

function parse(path: string, text: string): unknown {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.mjs') ? 'js' : 'ts'
  return parseAst(text, { lang }, path)
}

function visit(node: unknown, onNode: (node: object) => void) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, onNode)
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node) onNode(node)
    for (const child of Object.values(node)) visit(child, onNode)
  }
}
