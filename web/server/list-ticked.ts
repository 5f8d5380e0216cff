/** Which of these fields of a form were ticked. */
export const listTicked = <Name extends string>(
  given: Record<string, unknown>,
  names: readonly Name[],
) => names.filter((name) => given[name] === 'on')
