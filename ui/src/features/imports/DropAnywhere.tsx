import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';
import { putPending } from './pending';

/** A file dropped on any screen is imported. */
export function DropAnywhere() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', react: (event: DragEvent) => void) =>
      window.addEventListener(name, react, { signal: end.signal });
    const hover = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    on('dragenter', hover);
    on('dragover', hover);
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      putPending(file);
      void navigate({ to: '/import' });
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
