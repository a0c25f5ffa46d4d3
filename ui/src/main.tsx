import '~/ui/styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from '~/features/shell/Providers';
import { rememberedLocale } from '~/messages/locale';
import { loadSpoken } from '~/messages/messages';
import { loadScreen, makeQueryClient, makeRouter } from '~/router';
import { reloadWhenReplaced } from '~/ui/freshPages';

async function start(root: HTMLElement) {
  const locale = rememberedLocale();
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient);
  loadScreen(router);
  const first = await loadSpoken(locale);
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient} first={first}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

reloadWhenReplaced();
const root = document.getElementById('root');
if (root) void start(root);
