const prefix = 'child '

/** The name of the box that stands for a child. */
export const tickName = (childId: string) => prefix + childId

/** The children whose boxes are ticked in a form, in its order. */
export const readTicked = (fields: Record<string, string>) =>
  Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
