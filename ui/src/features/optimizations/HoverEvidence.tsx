import { useEffect, useRef, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { Ground } from './FieldAid';
import classes from './FieldAid.module.css';
import { followMouse, type Hovered } from './hover';

/** What the text under the mouse rests on, beside it; one for the whole form, so that fields stay as cheap as they are. */
export default function HoverEvidence() {
  const { t } = useMessages();
  const card = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => followMouse(() => card.current, setHovered), []);
  if (!hovered) return null;
  return (
    <section
      ref={card}
      className={classes.hover}
      style={hovered.style}
      aria-label={t('optimizations.evidence')}
    >
      <div className={classes.aid}>
        <Ground path={hovered.path} />
      </div>
    </section>
  );
}
