import { spawn } from 'node:child_process'
import { root } from '../setup/paths.mjs'

/** Runs a command with its output shown as it comes; gives whether it succeeded. */
export function runVisibly(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const endWithUs = () => child.kill()
    process.once('exit', endWithUs)
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      process.off('exit', endWithUs)
      resolve(code === 0)
    })
  })
}
