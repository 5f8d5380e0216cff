import { describeApi } from '../../../../api/openapi'
import { getPortal } from '../../../../server/portal'

export function GET() {
  return Response.json(describeApi(getPortal().settings.PORTAL_URL), {
    headers: { 'cache-control': 'public, max-age=300' },
  })
}
