import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { packages } from './packages.mjs'
import { runCommand, SetupError } from './run-command.mjs'
import { withoutServiceStarts } from './without-service-starts.mjs'

const aptEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' }
const lockWait = ['-o', 'DPkg::Lock::Timeout=120']

/** The step that installs what is missing of the packages for the given purposes. */
export function debianPackagesStep(purposes) {
  const listMissing = () =>
    findMissing(packages.filter((candidate) => purposes.includes(candidate.purpose)))
  return {
    name: 'Debian packages',
    isDone: () => listMissing().length === 0,
    run: (progress) => install(listMissing(), progress),
  }
}

function findMissing(wanted) {
  const unproven = wanted.filter(({ command }) => !command || !isOnPath(command))
  if (unproven.length === 0) return []
  // Without dpkg there is nobody to ask about packages that bring no command: take them as present.
  if (!existsSync('/usr/bin/dpkg-query')) {
    return unproven.filter(({ command }) => command).map(({ name }) => name)
  }
  const names = unproven.map(({ name }) => name)
  const { stdout } = spawnSync(
    'dpkg-query',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names],
    { encoding: 'utf8' },
  )
  const installed = new Set(
    stdout.split('\n').flatMap((line) => {
      const [name, status] = line.split(' ')
      return status === 'installed' ? [name] : []
    }),
  )
  return names.filter((name) => !installed.has(name))
}

function isOnPath(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function install(names, { report }) {
  const byHand = `apt-get install --yes --no-install-recommends ${names.join(' ')}`
  if (!existsSync('/usr/bin/apt-get')) {
    throw new SetupError(`Missing on this machine: ${names.join(', ')}.`, {
      advice: `Install them as your system does it (on Debian: ${byHand}), then start again.`,
    })
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(`Missing Debian packages: ${names.join(', ')}.`, {
      advice: `Run this line, then start again:\n\n  sudo apt-get update && sudo ${byHand}`,
    })
  }
  const advice = `See what apt-get says above; when it is mended, start again or run: ${byHand}`
  report('reading the package lists')
  await runCommand('apt-get', [...lockWait, 'update', '-q'], { env: aptEnv, advice })
  await withoutServiceStarts(async () => {
    // Finishes what an interrupted installation left half done; does nothing otherwise.
    await runCommand('dpkg', ['--configure', '-a'], { env: aptEnv, advice })
    const options = ['--yes', '-q', '--no-install-recommends', '-o', 'APT::Status-Fd=3']
    await runCommand('apt-get', [...lockWait, 'install', ...options, ...names], {
      env: aptEnv,
      advice,
      onStatus: (line) => reportStatus(line, report),
    })
  })
}

/** apt's status lines read `dlstatus:…:percent:…` while loading and `pmstatus:…:percent:…` after. */
function reportStatus(line, report) {
  const [kind, , percent] = line.split(':')
  const half = { dlstatus: 0, pmstatus: 0.5 }[kind]
  if (half !== undefined && Number.isFinite(Number(percent))) report(half + Number(percent) / 200)
}
