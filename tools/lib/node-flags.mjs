const major = Number.parseInt(process.versions.node, 10);

/** What Node needs to run a module with relaxed SIMD: up to version 20 a flag, after that nothing. */
export const relaxedSimdFlags = major < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
