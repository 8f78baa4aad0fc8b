// The content security policy of the one-file page: what stands in it may run, and nothing else.
import { createHash } from 'node:crypto';

/** @param {string} page @returns {string} */
export function withPolicy(page) {
  const policy = [
    "default-src 'none'",
    `script-src ${hashes(page, 'script')} 'wasm-unsafe-eval'`,
    `style-src ${hashes(page, 'style')}`,
    'img-src data:',
    'worker-src blob:',
    'connect-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return page.replace(/(<meta charset="utf-8"\s*\/?>)/, (charset) => `${charset}\n    ${meta}`);
}

/** @param {string} page @param {'script' | 'style'} tag */
const hashes = (page, tag) =>
  [...page.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map(([, content]) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`)
    .join(' ');
