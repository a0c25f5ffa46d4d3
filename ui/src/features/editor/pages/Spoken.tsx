import { useEffect, useRef } from 'react';
import classes from './Pages.module.css';

/** The pages' text with its structure, for who has it read out. Parsed, never pasted; its links are not stops. */
export function Spoken({ html, label }: { html: string; label: string }) {
  const home = useRef<HTMLElement>(null);
  useEffect(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const main = body.querySelector('main') ?? body;
    for (const one of main.querySelectorAll('script, style, [id]')) {
      if (one.matches('script, style')) one.remove();
      else one.removeAttribute('id');
    }
    for (const link of main.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    for (const heading of main.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      // Below the screen's own headings.
      heading.setAttribute('role', 'heading');
      heading.setAttribute('aria-level', String(Math.min(Number(heading.nodeName[1]) + 2, 6)));
    }
    home.current?.replaceChildren(...[...main.childNodes].map((one) => document.adoptNode(one)));
  }, [html]);
  return <section ref={home} aria-label={label} className={classes.spoken} />;
}
