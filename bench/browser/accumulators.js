// The loop that shows what one WebAssembly thread can compute at most: independent sums in registers, nothing else.
//
//     do { sum₀ = sum₀·x + y;  sum₁ = sum₁·x + y;  …  } while (--rounds)
//
// Written as the module's bytes, so that no compiler stands between the loop and the browser. With too few sums each
// waits for itself, with too many they no longer fit V8's registers: the caller tries several counts.

const kI32 = 0x7f;
const kV128 = 0x7b;
const kSplat = [0xfd, 0x13];
const kMultiply = [0xfd, 0xe6, 0x01];
const kAdd = [0xfd, 0xe4, 0x01];
const kRelaxedMultiplyAdd = [0xfd, 0x85, 0x02];
const kFirstLane = [0xfd, 0x1f, 0x00];

/** Floating-point operations of one sum in one round: four lanes, a product and an addition each. */
export const operationsPerSum = 8;

/**
 * @param {{sums: number, relaxed: boolean}} options relaxed: one relaxed multiply-add instead of a product and an addition
 * @returns {(rounds: number, x: number, y: number) => number} a sum of the sums, so that none is left out
 */
export function accumulatorLoop({ sums, relaxed }) {
  const module = new WebAssembly.Module(moduleBytes(functionBody(sums, relaxed)));
  return /** @type {any} */ (new WebAssembly.Instance(module).exports).run;
}

/** @param {number} sums @param {boolean} relaxed */
function functionBody(sums, relaxed) {
  const get = (/** @type {number} */ local) => [0x20, local];
  const set = (/** @type {number} */ local) => [0x21, local];
  const rounds = 0; // locals: the three parameters, then x and y in every lane, then the sums
  const x = 3;
  const y = 4;
  const sum = Array.from({ length: sums }, (_, i) => 5 + i);
  const step = relaxed ? [...get(x), ...get(y), ...kRelaxedMultiplyAdd] : [...get(x), ...kMultiply, ...get(y), ...kAdd];
  const code = [
    ...[...get(1), ...kSplat, ...set(x)],
    ...[...get(2), ...kSplat, ...set(y)],
    ...[0x03, 0x40], // loop
    ...sum.flatMap((s) => [...get(s), ...step, ...set(s)]),
    ...[...get(rounds), 0x41, 0x01, 0x6b, 0x22, rounds, 0x0d, 0x00, 0x0b], // rounds − 1, again unless it is 0, end
    ...get(sum[0]),
    ...sum.slice(1).flatMap((s) => [...get(s), ...kAdd]),
    ...kFirstLane,
    0x0b,
  ];
  return [1, sums + 2, kV128, ...code];
}

/** @param {number[]} body of the one function run(i32, f32, f32) → f32 */
function moduleBytes(body) {
  const kF32 = 0x7d;
  const section = (/** @type {number} */ id, /** @type {number[]} */ ...content) => [
    id,
    ...leb(content.length),
    ...content,
  ];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, 1, 0x60, 3, kI32, kF32, kF32, 1, kF32),
    ...section(3, 1, 0),
    ...section(7, 1, 3, ...[...'run'].map((c) => c.charCodeAt(0)), 0x00, 0),
    ...section(10, 1, ...leb(body.length), ...body),
  ]);
}

/** A whole number in WebAssembly's own writing (LEB128). @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
