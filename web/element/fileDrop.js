// Files and texts that are dragged over a part of the page and let go there.

/**
 * @param {EventTarget} target
 * @param {{ onOver: (isOver: boolean) => void, onFile: (file: File) => void, onText: (text: string) => void }} handlers
 * @returns {() => void} ends it
 */
export function acceptDrops(target, { onOver, onFile, onText }) {
  const ending = new AbortController();
  const { signal } = ending;
  let depth = 0; // each part of the page that is entered tells it, so that only the last leaving counts
  /** @param {number} change */
  const entered = (change) => {
    depth = Math.max(0, depth + change);
    onOver(depth > 0);
  };
  /** @param {string} type @param {(event: DragEvent) => void} act */
  const listen = (type, act) =>
    target.addEventListener(
      type,
      (event) => isWanted(/** @type {DragEvent} */ (event)) && act(/** @type {DragEvent} */ (event)),
      {
        signal,
      },
    );
  listen('dragenter', () => entered(1));
  listen('dragleave', () => entered(-1));
  listen('dragover', (event) => event.preventDefault());
  listen('drop', (event) => {
    event.preventDefault();
    depth = 0;
    onOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
    else onText(event.dataTransfer?.getData('text/plain') ?? '');
  });
  return () => ending.abort();
}

/** A text that is dragged into a field is the field's. @param {DragEvent} event */
function isWanted(event) {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes('Files')) return true;
  const [over] = event.composedPath();
  return types.includes('text/plain') && !(over instanceof HTMLInputElement || over instanceof HTMLTextAreaElement);
}
