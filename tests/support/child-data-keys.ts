import { z } from 'zod'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'

/** As the environment gives them; for tests only. */
export const childKeyVariables = {
  CHILD_DATA_KEYS: `test-1:${'s'.repeat(42)}8`,
  CHILD_DIGEST_KEY: `${'d'.repeat(42)}8`,
}

export const childDataKeys = toChildDataKeys(
  z.object(childDataKeySettings).parse(childKeyVariables),
)
