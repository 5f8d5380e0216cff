/** Below this a picture is sent as it is. */
const smallBytes = 1_500_000
/** What the portal keeps of it anyway. */
const longestSidePx = 2_200
const quality = 0.85

/**
 * Makes a phone's photo as small as its print allows, before it goes over a slow line; what else a file is,
 * or whatever this browser cannot read, goes as it is.
 */
export async function shrinkPicture(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= smallBytes) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSidePx / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const small = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', quality),
    )
    return small && small.size < file.size ? small : file
  } catch {
    // A kind that this browser does not know: the portal says what it thinks of it.
    return file
  }
}
