import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // Office machines run browsers of the Chromium 100 level.
    target: 'chrome100',
    cssTarget: 'chrome100',
    modulePreload: { polyfill: false },
    // Nothing is inlined as data:, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { port: 8802, proxy: { '/api': 'http://127.0.0.1:8801' } },
});
