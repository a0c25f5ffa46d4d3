import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/serviceWorker.mjs';

const api = process.env.BESPOKE_ADDRESS ?? 'http://127.0.0.1:8380';

export default defineConfig({
  plugins: [tanstackRouter({ target: 'react', autoCodeSplitting: true }), react(), serviceWorker()],
  resolve: { alias: { '~': new URL('src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    // All of these know light-dark(), which would be taken apart otherwise.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    manifest: true,
  },
  server: { proxy: { '/api': { target: api, changeOrigin: true } } },
  test: { environment: 'jsdom', setupFiles: ['src/test/setup.ts'], include: ['src/**/*.test.{ts,tsx}'] },
});
