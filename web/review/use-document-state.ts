import { useState } from 'react'

const largest = 4

/** Which page is shown, how large and how turned. */
export function useDocumentState(pages: number) {
  const [index, setIndex] = useState(0)
  const [size, setSize] = useState(0)
  const [turn, setTurn] = useState(0)
  const show = (next: number) => setIndex(Math.min(Math.max(next, 0), Math.max(pages - 1, 0)))
  return {
    ...{ index, size, turn },
    next: () => show(index + 1),
    previous: () => show(index - 1),
    zoomIn: () => setSize(Math.min(size + 1, largest)),
    zoomOut: () => setSize(Math.max(size - 1, 0)),
    whole: () => setSize(0),
    turnPage: () => setTurn((turn + 1) % 4),
  }
}

export type DocumentState = ReturnType<typeof useDocumentState>
