import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const notOurs = new Set(['node_modules', 'generated', '.next', 'fixtures', 'next-env.d.ts'])

export interface SourceFile {
  /** From the root, as in `transcoder/source.ts`. */
  path: string
  text: string
  /** A test, or one of the `test-….ts` that tests lean on. */
  isTest: boolean
}

/** Every TypeScript and JavaScript file of the given top-level folders. */
export function listSourceFiles(folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => listBelow(join(root, folder))).map(readSourceFile)
}

function readSourceFile(path: string): SourceFile {
  return {
    path: relative(root, path),
    text: readFileSync(path, 'utf8'),
    isTest: /\.test\.tsx?$|\/test-[^/]+\.ts$/.test(path),
  }
}

function listBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (notOurs.has(entry.name)) return []
    if (entry.isDirectory()) return listBelow(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}
