import { join } from 'node:path'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'
import { stampedStep } from './stamp.mjs'

const prismaCommand = join(root, 'node_modules', 'prisma', 'build', 'index.js')

/** The step that generates the database client from prisma/schema.prisma. */
export const prismaClientStep = stampedStep({
  name: 'Database client',
  stampName: 'prisma-client',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
  outputs: ['prisma/generated'],
  async run() {
    await runCommand(process.execPath, [prismaCommand, 'generate'], {
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
      advice: 'The database client could not be generated. Mend prisma/schema.prisma.',
    })
  },
})
