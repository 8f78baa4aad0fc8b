// An SVG picture as pixels.

// Where a canvas is larger, some phone draws nothing on it.
const kMostPixels = 16_777_216;
const kLongestSide = 8192;

/**
 * The scale, or as much of it as a canvas has room for.
 * @param {number} width
 * @param {number} height
 * @param {number} scale
 */
export function fittingScale(width, height, scale) {
  return Math.min(scale, kLongestSide / Math.max(width, height), Math.sqrt(kMostPixels / (width * height)));
}

/**
 * @param {string} svg that needs nothing beside it
 * @param {number} [scale] pixels for each of its units, where there is room
 * @returns {Promise<Blob>}
 */
export async function asPng(svg, scale = 3) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const { naturalWidth: width, naturalHeight: height } = image;
  const fitting = fittingScale(width, height, scale);
  canvas.width = Math.floor(width * fitting);
  canvas.height = Math.floor(height * fitting);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('There is no room for this picture.'))),
      'image/png',
    ),
  );
}
