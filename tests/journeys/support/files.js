// Files as people bring them.

/**
 * Lets a file go over the page.
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {string | Uint8Array} content
 */
export async function drop(page, name, content) {
  const base64 = Buffer.from(content).toString('base64');
  const dataTransfer = await page.evaluateHandle(
    async ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    [name, base64],
  );
  await letGo(page, dataTransfer);
}

/**
 * Lets a large file go over the page: a line again and again, up to so many bytes. It is made in the page.
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {string} line
 * @param {number} bytes
 */
export async function dropLarge(page, name, line, bytes) {
  const dataTransfer = await page.evaluateHandle(
    ([name, line, bytes]) => {
      const content = line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes);
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, line, bytes],
  );
  await letGo(page, dataTransfer);
}

async function letGo(page, dataTransfer) {
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('header', type, { dataTransfer });
}

/** @param {string} text */
export const utf16LittleEndian = (text) => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** @param {string} text */
export const utf16BigEndian = (text) => utf16LittleEndian(text).swap16();

/** The beginning of every PNG file, and some of what follows. */
export const kPng = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
