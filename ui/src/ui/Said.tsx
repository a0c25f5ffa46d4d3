import type { Problem } from '~/api';
import { useMessages } from '~/messages/useMessages';

const JOINT = ' · ';

type Text = { readonly children: string | null | undefined };

/** A sentence of the API: in the language of the pages where they know it, else marked as the English it is (WCAG 3.1.2). */
export function Said({ children }: Text) {
  const { say } = useMessages();
  if (!children) return null;
  return say(children) ?? <span lang="en">{children}</span>;
}

/** A sentence of a problem; one that the API did not tell of is worded by the pages. */
export function ToldBy({ problem, children }: Text & { readonly problem: Problem }) {
  return problem.status > 0 ? <Said>{children}</Said> : children;
}

/** A place in a résumé: the person's own names, between a section and a field that the pages can name. */
export function Place({ children }: { readonly children: string }) {
  const { say } = useMessages();
  const parts = children.split(JOINT);
  const isOurs = (at: number) => at === 0 || at === parts.length - 1;
  return parts.map((part, at) => (isOurs(at) ? (say(part) ?? part) : part)).join(JOINT);
}
