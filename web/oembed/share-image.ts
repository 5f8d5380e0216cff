/** The picture of a class that has none of its own. */
export const shareImage = { path: '/icons/seedling-share.png', width: 1_200, height: 675 } as const
