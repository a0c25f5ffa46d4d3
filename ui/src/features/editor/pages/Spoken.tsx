import { memo, useEffect, useRef } from 'react';
import classes from './Pages.module.css';

/** The pages' text with its structure, for who has it read out. Parsed, never pasted; its links are not stops. */
export const Spoken = memo(function Spoken({ html, label }: { html: string; label: string }) {
  const home = useRef<HTMLElement>(null);
  useEffect(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    for (const one of body.querySelectorAll('script, style, [id]')) {
      if (one.matches('script, style')) one.remove();
      else one.removeAttribute('id');
    }
    for (const link of body.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      // Below the screen's own headings.
      heading.setAttribute('role', 'heading');
      heading.setAttribute('aria-level', String(Math.min(Number(heading.nodeName[1]) + 2, 6)));
    }
    // The screen has its own `main`.
    for (const part of body.querySelectorAll('header, main')) part.replaceWith(...part.childNodes);
    home.current?.replaceChildren(...[...body.childNodes].map((one) => document.adoptNode(one)));
  }, [html]);
  return <section ref={home} aria-label={label} className={classes.spoken} />;
});
