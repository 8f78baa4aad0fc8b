// The version of the package, written in by the build.
export const kVersion = import.meta.env?.TEKRAR_VERSION ?? '';
