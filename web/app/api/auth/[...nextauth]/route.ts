import { createAuthHandler } from '../../../../auth/next-auth'
import { getPortal } from '../../../../server/portal'

type AuthHandler = ReturnType<typeof createAuthHandler>

// Made for each request: whoever builds the portal has no settings.
const handle: AuthHandler = (request, context) => createAuthHandler(getPortal())(request, context)

export { handle as GET, handle as POST }
