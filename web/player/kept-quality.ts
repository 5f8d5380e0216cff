import type { RenditionChoice } from './rendition'

const storageKey = 'seedling.data-saving'
const highestSavingHeight = 360

/** A choice by which somebody saves data: the sound alone, or a picture of 360 lines at most. */
function savesData(choice: string): choice is RenditionChoice {
  const height = /^rendition:(\d+)$/.exec(choice)?.[1]
  return choice === 'sound_only' || (height !== undefined && Number(height) <= highestSavingHeight)
}

/**
 * Remembers a choice that saves data, for this browser's next class; any other choice forgets it, so that
 * a good line is made use of again.
 */
export function keepQuality(choice: RenditionChoice) {
  try {
    if (savesData(choice)) localStorage.setItem(storageKey, choice)
    else localStorage.removeItem(storageKey)
  } catch (error) {
    // Storage is full or forbidden: then it holds for this class.
    if (!(error instanceof DOMException)) throw error
  }
}

/** What was kept; by itself where nothing was. */
export function readKeptQuality(): RenditionChoice {
  try {
    const kept = localStorage.getItem(storageKey) ?? ''
    return savesData(kept) ? kept : 'auto'
  } catch (error) {
    if (error instanceof DOMException) return 'auto'
    throw error
  }
}
