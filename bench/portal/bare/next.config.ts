import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

/** As the portal's own, without all that the portal does. */
const config: NextConfig = {
  // Checked with everything else; here it would meet the types that belong to the portal's pages.
  typescript: { ignoreBuildErrors: true, tsconfigPath: '../../../tsconfig.json' },
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
  poweredByHeader: false,
}

export default config
