import { useEffect, useRef, useState } from 'react'

/** What single keys do; the page lists them in this order. */
export const reviewKeys = {
  accept: ['a'],
  refuse: ['x'],
  askAgain: ['q'],
  undo: ['z'],
  take: ['n'],
  turn: ['r'],
  zoomIn: ['+', '='],
  zoomOut: ['-'],
  whole: ['0'],
  next: ['.'],
  previous: [','],
  escape: ['Escape'],
} as const satisfies Record<string, readonly string[]>
export type ReviewKey = keyof typeof reviewKeys

const storageName = 'reviewKeys'

/**
 * Does what a key stands for, unless somebody types, or has switched single keys off for good
 * (WCAG 2.2, 2.1.4). Gives whether they are on, and the switch.
 */
export function useReviewKeys(deeds: Partial<Record<ReviewKey, () => void>>) {
  const [areOn, setOn] = useState(true)
  const newest = useRef(deeds)
  newest.current = deeds
  useEffect(() => {
    const read = () => setOn(localStorage.getItem(storageName) !== 'off')
    read()
    document.addEventListener(storageName, read)
    return () => document.removeEventListener(storageName, read)
  }, [])
  useEffect(() => {
    if (!areOn) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const name = findName(event.key)
      const deed = name && newest.current[name]
      if (!deed || (isTyping(event.target) && name !== 'escape')) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [areOn])
  const switchKeys = (on: boolean) => {
    localStorage.setItem(storageName, on ? 'on' : 'off')
    // For every part of the page that listens to keys.
    document.dispatchEvent(new Event(storageName))
  }
  return [areOn, switchKeys] as const
}

const names: ReviewKey[] = ['accept', 'refuse', 'askAgain', 'undo', 'take', 'turn']
names.push('zoomIn', 'zoomOut', 'whole', 'next', 'previous', 'escape')

function findName(pressed: string) {
  const key = pressed.length === 1 ? pressed.toLowerCase() : pressed
  return names.find((name) => reviewKeys[name].some((one) => one === key))
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox')
