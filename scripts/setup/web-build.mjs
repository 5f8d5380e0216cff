import { join } from 'node:path'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'
import { stampedStep } from './stamp.mjs'

export const nextCommand = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/** The step that builds the portal for production. Addresses come at run time, none is built in. */
export const webBuildStep = stampedStep({
  name: 'Portal',
  stampName: 'web',
  inputs: ['web', 'domain', 'common', 'prisma', 'public', 'package-lock.json', 'tsconfig.json'],
  outputs: ['web/.next/BUILD_ID'],
  async run() {
    await runCommand(process.execPath, [nextCommand, 'build', 'web'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      advice: 'The portal could not be built. Mend what is named above, then start again.',
    })
  },
})
