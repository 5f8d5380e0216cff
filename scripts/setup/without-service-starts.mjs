import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const policyPath = '/usr/sbin/policy-rc.d'
const policy = `#!/bin/sh
# Made by Seedling's set-up while it installs packages, and removed after.
exit 101
`

/**
 * Runs `work` while Debian's maintainer scripts may not start services: Varnish would take a port
 * otherwise. A policy that the machine already has stays as it is.
 */
export async function withoutServiceStarts(work) {
  if (existsSync(policyPath) && readFileSync(policyPath, 'utf8') !== policy) return work()
  writeFileSync(policyPath, policy, { mode: 0o755 })
  const remove = () => rmSync(policyPath, { force: true })
  process.once('exit', remove)
  try {
    return await work()
  } finally {
    process.off('exit', remove)
    remove()
  }
}
