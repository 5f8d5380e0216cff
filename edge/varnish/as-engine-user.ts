import type { EngineUser } from './engine-user'

/**
 * How a program of the engine is called: as root, every right is given up before it begins, and it
 * never outlives this process. Changing users later would undo `pdeathsig`.
 */
export function asEngineUser(
  user: EngineUser | null,
  program: string,
  args: readonly string[],
  { mayUseLowPorts = false } = {},
) {
  const lowPorts = mayUseLowPorts
    ? ['--inh-caps=+net_bind_service', '--ambient-caps=+net_bind_service']
    : []
  const giveUpRoot = user
    ? [
        ...[`--reuid=${user.userId}`, `--regid=${user.groupId}`, '--clear-groups'],
        ...['--no-new-privs', ...lowPorts],
      ]
    : []
  return { command: 'setpriv', args: [...giveUpRoot, '--pdeathsig=TERM', '--', program, ...args] }
}
