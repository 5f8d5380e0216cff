import { CoverShape } from '@/prisma/database'

export interface CoverAddress {
  courseId: string
  hash: string
  shape: CoverShape
}

/** What a browser shows is WebP; what other systems fetch is JPEG, which all of them read. */
const endings = { card: 'webp', page: 'webp', share: 'jpg' } as const
const filePattern = /^(?<hash>[0-9a-f]{32})-(?<shape>[a-z]+)\.(?<ending>[a-z]+)$/

/** The address of a cover, which never shows another picture. */
export const coverPath = ({ courseId, hash, shape }: CoverAddress) =>
  `/covers/${courseId}/${hash}-${shape}.${endings[shape]}`

/** Null for any name that {@link coverPath} does not make. */
export function readCoverFile(file: string) {
  const { hash = '', shape, ending } = filePattern.exec(file)?.groups ?? {}
  const known = Object.values(CoverShape).find((each) => each === shape)
  if (!known || endings[known] !== ending) return null
  return { hash, shape: known, type: ending === 'jpg' ? 'image/jpeg' : 'image/webp' }
}
