/**
 * The programs that are bundled from TypeScript: name of the bundle → its entry file.
 * `next` builds and runs the portal itself.
 */
export const programs = {
  supervisor: 'scripts/supervisor/main.ts',
  media: 'ingest/main.ts',
  edge: 'edge/main.ts',
  lecture: 'scripts/demo/lecture/main.ts',
  cli: 'scripts/cli/main.ts',
}

/** Folders whose content can change a bundle. */
export const programFolders = [
  'common',
  'domain',
  'prisma',
  'transcoder',
  'ingest',
  'edge',
  'scripts',
  'package-lock.json',
  'tsconfig.json',
]
