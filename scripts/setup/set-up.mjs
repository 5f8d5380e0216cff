import { bundleStep } from './bundle.mjs'
import { debianPackagesStep } from './debian-packages.mjs'
import { embedStep } from './embed-bundle.mjs'
import { nodeModulesStep } from './node-modules.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { root } from './paths.mjs'
import { prismaClientStep } from './prisma-client.mjs'
import { createProgress } from './progress.mjs'
import { SetupError } from './run-command.mjs'
import { withSetupLock } from './setup-lock.mjs'
import { webBuildStep } from './web-build.mjs'

/** The steps of each purpose, in order. Each is done already, or makes itself so. */
const stepsFor = {
  run: [
    debianPackagesStep(['run']),
    nodeModulesStep,
    prismaClientStep,
    bundleStep,
    embedStep,
    webBuildStep,
  ],
  develop: [debianPackagesStep(['run']), nodeModulesStep, prismaClientStep, bundleStep, embedStep],
  test: [
    debianPackagesStep(['run', 'test']),
    nodeModulesStep,
    prismaClientStep,
    bundleStep,
    embedStep,
  ],
  bench: [
    debianPackagesStep(['run', 'test', 'bench']),
    nodeModulesStep,
    prismaClientStep,
    bundleStep,
  ],
  cli: [nodeModulesStep, prismaClientStep, bundleStep],
}

/**
 * Makes sure that all that `purpose` needs is there; says nothing when there is nothing to do.
 * A failed step is explained on `stream` and ends the process.
 */
export async function setUp(purpose, { stream = process.stdout } = {}) {
  checkNodeVersion()
  process.chdir(root)
  const steps = stepsFor[purpose]
  if (steps.every((step) => step.isDone())) return
  const endOnSignal = (signal) => process.exit(signal === 'SIGINT' ? 130 : 143)
  process.once('SIGINT', endOnSignal).once('SIGTERM', endOnSignal)
  try {
    await withSetupLock(() => runSteps(steps, stream), {
      onWait: (text) => stream.write(`  ${text}\n`),
    })
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    explain(error, stream)
    process.exit(1)
  } finally {
    process.off('SIGINT', endOnSignal).off('SIGTERM', endOnSignal)
  }
}

async function runSteps(steps, stream) {
  const progress = createProgress(stream)
  for (const step of steps) {
    if (!step.isDone()) await progress.step(step.name, (reporter) => step.run(reporter))
  }
}

function explain(error, stream) {
  if (error.tail) stream.write(`\n${error.tail.replace(/^/gm, '    ')}\n`)
  stream.write(`\n  ${error.message}\n`)
  if (error.advice) stream.write(`  ${error.advice}\n`)
}
