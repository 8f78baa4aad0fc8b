// The project's folders.
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
export const buildFolder = fileURLToPath(new URL('../../build', import.meta.url));
