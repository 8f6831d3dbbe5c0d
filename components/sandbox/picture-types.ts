/** Formats that the server decodes; what counts is a file's content, this only helps the chooser. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/gif';
