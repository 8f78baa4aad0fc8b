// An SVG picture as pixels.

/**
 * @param {string} svg that needs nothing beside it
 * @param {number} [scale] pixels for each of its units
 * @returns {Promise<Blob>}
 */
export async function asPng(svg, scale = 3) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('There is no room for this picture.'))),
      'image/png',
    ),
  );
}
