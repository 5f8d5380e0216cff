import { type Browser, type BrowserContextOptions, chromium } from 'playwright'

/** Debian's Chromium, since Playwright's own cannot decode H.264. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch(browserArguments())
}

export function browserArguments() {
  return {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--mute-audio',
    ],
  }
}

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
