import { useEffect, useRef, useState } from 'react';
import { useSession } from '~/features/editor/useEditor';
import { useSourceLines } from '~/features/imports/useSource';
import { useMessages } from '~/messages/useMessages';
import { Ground } from './FieldAid';
import classes from './FieldAid.module.css';
import { followMouse, type Hovered } from './hover';
import { ReadFrom } from './ReadFrom';

/** What the text under the mouse rests on, beside it; one for the whole form, so that fields stay as cheap as they are. */
export function HoverEvidence() {
  const { t } = useMessages();
  const card = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const isResume = useSession((state) => state.kind === 'resume');
  const resumeId = useSession((state) => state.saved.resumeId);
  const lines = useSourceLines(resumeId, hovered ? [hovered.path] : []);
  useEffect(() => followMouse(() => card.current, setHovered), []);
  if (!hovered || (isResume && lines.length === 0)) return null;
  return (
    <section
      ref={card}
      className={classes.hover}
      style={hovered.style}
      aria-label={t('optimizations.evidence')}
    >
      <div className={classes.aid}>
        {isResume ? <ReadFrom path={hovered.path} /> : <Ground path={hovered.path} />}
      </div>
    </section>
  );
}
