import { join } from 'node:path'
import { buildFolder, root } from './paths.mjs'
import { programFolders, programs } from './programs.mjs'
import { SetupError } from './run-command.mjs'
import { stampedStep } from './stamp.mjs'

/** What all bundles have in common: our own code in one file, packages from node_modules. */
export function bundleOptions(name, entry) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(buildFolder, `${name}.mjs`),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'silent',
  }
}

export async function bundle(name, entry) {
  const esbuild = await import('esbuild')
  try {
    await esbuild.build(bundleOptions(name, entry))
  } catch (error) {
    const lines = await esbuild.formatMessages(error.errors ?? [], { kind: 'error' })
    throw new SetupError(`${entry} could not be bundled.`, {
      advice: 'Mend what is named above, then start again.',
      tail: lines.join('') || String(error),
    })
  }
}

export const bundleStep = stampedStep({
  name: 'Programs',
  stampName: 'programs',
  inputs: programFolders,
  outputs: Object.keys(programs).map((name) => `.data/build/${name}.mjs`),
  async run() {
    await Promise.all(Object.entries(programs).map(([name, entry]) => bundle(name, entry)))
    // Ends esbuild's own process, which would stay as long as this one.
    await (await import('esbuild')).stop()
  },
})

/**
 * Bundles anew whenever a source changes; `onChange(name)` once the new bundle is there. Mistakes are
 * said through `onMistake(text)` and leave the last good bundle running.
 */
export async function watchPrograms(names, { onChange, onMistake }) {
  const esbuild = await import('esbuild')
  const contexts = await Promise.all(
    names.map((name) =>
      esbuild.context({
        ...bundleOptions(name, programs[name]),
        plugins: [announceRebuilds(esbuild, () => onChange(name), onMistake)],
      }),
    ),
  )
  await Promise.all(contexts.map((context) => context.watch()))
  return () => Promise.all(contexts.map((context) => context.dispose()))
}

function announceRebuilds(esbuild, onChange, onMistake) {
  return {
    name: 'announce-rebuilds',
    setup(build) {
      let isFirst = true
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0) {
          onMistake((await esbuild.formatMessages(errors, { kind: 'error' })).join(''))
        } else if (!isFirst) onChange()
        isFirst = false
      })
    },
  }
}
