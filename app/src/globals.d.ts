/** Where the engine, the rules and the bundle lie; written in by vite.config.ts. */
declare const __PARTS__: { engine: string; program: string; bundle: string; rules: string };
declare const __VERSION__: string;
