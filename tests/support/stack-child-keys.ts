import { z } from 'zod'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'
import { readOrMakeSecrets } from '@/scripts/supervisor/secrets'
import type { StackFacts } from './stack-facts'

/** The keys with which a stack seals what it knows of children. */
export const childKeysOf = ({ dataFolder }: Pick<StackFacts, 'dataFolder'>) =>
  toChildDataKeys(z.object(childDataKeySettings).parse(readOrMakeSecrets(dataFolder)))
