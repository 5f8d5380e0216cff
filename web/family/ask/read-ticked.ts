/** Which of these names were ticked in a form. */
export const readTicked = (form: FormData, names: readonly string[]) =>
  names.filter((name) => form.get(name) === 'on')
