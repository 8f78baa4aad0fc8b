/**
 * A worker that is asked to run things, one after the other, and answers how long they took.
 * @param {(request: any) => Promise<object>} run
 */
export function answerWith(run) {
  self.onmessage = async ({ data: { id, request } }) => {
    try {
      self.postMessage({ id, answer: await run(request) });
    } catch (error) {
      self.postMessage({ id, answer: { reason: error instanceof Error ? error.message : String(error) } });
    }
  };
}
