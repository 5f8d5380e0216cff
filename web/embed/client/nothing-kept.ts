import type { RenditionChoice } from '../../player/rendition'

// In the place of what the watch page remembers: on other sites nothing is stored in the browser.

export const keepQuality = (_: RenditionChoice) => {}

export const readKeptQuality = (): RenditionChoice => 'auto'

export const keepPosition = () => {}

export const readPosition = () => 0
