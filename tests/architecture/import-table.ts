import { posix } from 'node:path'

export interface TableRow {
  folder: string
  /** `anything`, or the folders and files (without ending) that may be imported. */
  mayImport: 'anything' | string[]
}

/** Reads the table "folder | what lives there | may import" of ARCHITECTURE.md. */
export function parseImportTable(markdown: string): TableRow[] {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => /^\| folder \|.*\| may import \|$/.test(line))
  if (start < 0) throw new Error('ARCHITECTURE.md has no table "folder | … | may import"')
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end < 0 ? undefined : end).map((line) => {
    const [, folder = '', , permission = ''] = line.split('|').map((cell) => cell.trim())
    return { folder: namesIn(folder)[0] ?? '', mayImport: parsePermission(permission) }
  })
}

function parsePermission(text: string): TableRow['mayImport'] {
  if (text === 'anything') return 'anything'
  if (text === 'nothing of ours') return []
  return namesIn(text)
}

const namesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

/** What an import names, from the root and without ending; undefined for a package. */
export function importedPath(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier)
  return undefined
}

interface ImportQuestion {
  importer: string
  isTest: boolean
  specifier: string
}

/** Why an import breaks the table, or undefined when it keeps it. */
export function findBreach(table: TableRow[], question: ImportQuestion): string | undefined {
  const { importer, specifier, isTest } = question
  const target = importedPath(importer, specifier)
  if (target === undefined) return undefined
  const from = topFolder(importer)
  const to = topFolder(target)
  if (from === to) {
    return specifier.startsWith('@/') ? `${importer}: write ${specifier} relatively` : undefined
  }
  if (specifier.startsWith('.')) return `${importer}: ${specifier} leaves its folder; begin with @/`
  const row = table.find(({ folder }) => folder === from)
  if (!row) return `${importer}: the table has no row for ${from}`
  if (row.mayImport === 'anything') return undefined
  if (isTest && (to === 'scripts' || to === 'tests')) return undefined
  const allowed = row.mayImport.some((name) => target === name || target.startsWith(`${name}/`))
  return allowed ? undefined : `${importer} may not import ${target}`
}

const topFolder = (path: string) => path.split('/')[0] ?? ''
