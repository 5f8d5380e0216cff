import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder, root } from './paths.mjs'
import { stampedStep } from './stamp.mjs'

const folder = join(buildFolder, 'embed')
const client = join(root, 'web', 'embed', 'client')

const reactNames = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
}

/** Files of the player that an embed has a lighter one for, or one that keeps nothing in the browser. */
const lighter = {
  'video-surface': 'plain-video-surface.ts',
  'quality-menu': 'later-quality-menu.tsx',
  'kept-quality': 'nothing-kept.ts',
  'replay-position': 'nothing-kept.ts',
}

const lightPlayer = {
  name: 'light-player',
  setup(build) {
    build.onResolve({ filter: /^(react|react-dom)(\/.*)?$/ }, ({ path }) =>
      build.resolve(reactNames[path] ?? path, { resolveDir: root, kind: 'import-statement' }),
    )
    build.onResolve({ filter: /^\.\/[a-z-]+$/ }, ({ path, importer }) => {
      const file = lighter[path.slice('./'.length)]
      const isPlayer = importer.includes(join('web', 'player'))
      return file && isPlayer ? { path: join(client, file) } : undefined
    })
  },
}

/** The player, and what runs in its place while an embed is not open. */
const entries = {
  player: 'web/embed/client/embed-client.tsx',
  closed: 'web/embed/client/closed-client.ts',
}

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: 'silent',
  target: ['es2022'],
}

/** An entry's own file, and what it is made of besides before it does anything. */
function findScript(outputs, entry) {
  const [path, { imports }] = Object.entries(outputs).find(
    ([, { entryPoint }]) => entryPoint === entry,
  )
  const parts = imports.filter(({ kind }) => kind === 'import-statement')
  return { name: nameOf(path), parts: parts.map(({ path }) => nameOf(path)) }
}

const nameOf = (path) => path.split('/').at(-1)

async function bundlePlayer(esbuild) {
  const { metafile } = await esbuild.build({
    ...common,
    entryPoints: { player: entries.player, closed: entries.closed },
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [lightPlayer],
  })
  const { outputs } = metafile
  return {
    player: findScript(outputs, entries.player),
    closed: findScript(outputs, entries.closed),
    style: nameOf(Object.keys(outputs).find((path) => path.endsWith('.css'))),
  }
}

async function bundleLoader(esbuild) {
  await esbuild.build({
    ...common,
    entryPoints: ['web/embed/loader/seedling-embed.ts'],
    outfile: join(folder, 'seedling-embed.js'),
    format: 'iife',
  })
}

/** The player for other sites, as light as can be. */
export const embedStep = stampedStep({
  name: 'Embeds',
  stampName: 'embed',
  inputs: [
    'web/embed',
    'web/player',
    'web/i18n',
    'web/components',
    'web/messages',
    'common',
    'package-lock.json',
  ],
  outputs: ['.data/build/embed/manifest.json'],
  extra: readFileSync(new URL(import.meta.url), 'utf8'),
  async run() {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const esbuild = await import('esbuild')
    const manifest = await bundlePlayer(esbuild)
    await bundleLoader(esbuild)
    await esbuild.stop()
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  },
})
