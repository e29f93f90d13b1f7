/** Version of the structure engine, written into every result. Any change of a figure or a byte of output raises it. */
export const SCHEME_ENGINE_VERSION = '1.0.0';
