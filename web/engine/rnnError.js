/** The one kind of error that the engine, the worker and the client give: a code for programs, a sentence for people. */
export class RnnError extends Error {
  /**
   * @param {string} code the page looks up its own sentence under it
   * @param {string} message in English, for logs
   * @param {{field?: string, value?: string, allowed?: string}} [details]
   */
  constructor(code, message, { field = '', value = '', allowed = '' } = {}) {
    super(message);
    this.name = 'RnnError';
    this.code = code;
    /** The setting or input that is wrong. */
    this.field = field;
    /** What was given. */
    this.value = value;
    /** What would be right. */
    this.allowed = allowed;
  }
}
