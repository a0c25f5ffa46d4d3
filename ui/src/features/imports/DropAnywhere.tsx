import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';
import { putPending } from './pending';

declare global {
  interface Window {
    /** The last file dropped, put there by `early.js`, which listens before any part of the pages has come. */
    bespokeDropped?: File | undefined;
  }
}

/** A file dropped on any screen is imported, whenever it was dropped. */
export function DropAnywhere() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', react: (event: DragEvent) => void) =>
      window.addEventListener(name, react, { signal: end.signal });
    const take = () => {
      const file = window.bespokeDropped;
      if (!file) return;
      window.bespokeDropped = undefined;
      putPending(file);
      void navigate({ to: '/import' });
    };
    take();
    const hover = (event: DragEvent) => {
      if (holdsFile(event)) setOver(true);
    };
    on('dragenter', hover);
    on('dragover', hover);
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', () => {
      setOver(false);
      take();
    });
    return () => end.abort();
  }, [navigate]);
  return isOver ? (
    <div className={classes.over} role="status">
      {t('imports.dropAnywhere')}
    </div>
  ) : null;
}

function holdsFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
