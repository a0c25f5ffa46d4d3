// Writes what is made from other files: the client from ../openapi.json, the tree of routes from src/routes.
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { Generator, getConfig } from '@tanstack/router-generator';

const root = fileURLToPath(new URL('..', import.meta.url));

await createClient({
  input: '../openapi.json',
  output: { path: 'src/api', clean: true },
  logs: { level: 'silent', file: false },
  // Streams are followed by src/live/sse.ts, which resumes them.
  parser: { filters: { operations: { exclude: ['/.*\\/events$/'] } } },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', '@tanstack/react-query'],
});
await new Generator({ config: getConfig({ quoteStyle: 'single', semicolons: true }, root), root }).run();
