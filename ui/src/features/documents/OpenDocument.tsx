import { Link, linkOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DocumentLine } from './documents';

type Where = Pick<DocumentLine, 'id' | 'kind' | 'isConfirmed'>;

/** The editor; of what was read from a file and is not looked over yet, the check. */
export function placeOf({ id, kind, isConfirmed }: Where) {
  if (kind === 'optimized') return linkOptions({ to: '/optimized/$id', params: { id } });
  if (isConfirmed) return linkOptions({ to: '/resumes/$id', params: { id } });
  return linkOptions({ to: '/import/$resumeId', params: { resumeId: id } });
}

type Props = {
  readonly document: Where;
  readonly className?: string;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
  readonly 'data-list-item'?: boolean;
};

export function OpenDocument({ document, ...rest }: Props) {
  return <Link {...placeOf(document)} {...rest} />;
}
