const columnGap = '  '

/** Rows under their headings, each column as wide as its widest cell on a terminal. */
export function formatTable(rows: Record<string, string>[]): string {
  const headings = Object.keys(rows[0] ?? {})
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((cells) => terminalWidth(cells[column] ?? ''))),
  )
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - terminalWidth(cell)))
        .join(columnGap)
        .trimEnd(),
    )
    .join('\n')
}

const wide = /\p{Script=Han}|[\u3000-\u303f\uff00-\uff60]/u

/** Chinese characters take two columns. */
function terminalWidth(text: string) {
  return [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)
}
