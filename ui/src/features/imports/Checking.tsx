import { Button, Title } from '@mantine/core';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResumeView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { Page } from '~/ui/Page';
import { Confirm } from './Confirm';
import { Form } from './Form';
import classes from './Imports.module.css';
import type { Ledger } from './ledger';
import { linesOf } from './ledger';
import { Original } from './Original';
import { Steps } from './Steps';
import { useDraft } from './useDraft';

/** The original and the form side by side; where a field was read lights up while the person is at it. */
export function Checking({ resume, ledger }: { resume: ResumeView; ledger: Ledger | null }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const draft = useDraft(resume);
  const [path, setPath] = useState('');
  const [isConfirming, setConfirming] = useState(false);
  useBlocker({
    shouldBlockFn: () => draft.isChanged && !draft.isSaving && !window.confirm(t('imports.leave')),
    enableBeforeUnload: () => draft.isChanged,
  });
  const finish = async (said: { title?: string; sections_confirmed?: boolean }, words: string) => {
    try {
      await draft.save(said);
      tell(words);
      await navigate({ to: '/', ignoreBlocker: true });
    } catch (error) {
      tellProblem(error);
    }
  };
  if (isConfirming) {
    return (
      <Confirm
        resume={resume}
        draft={draft}
        ledger={ledger}
        onBack={() => setConfirming(false)}
        onConfirm={(title) =>
          void finish({ title, sections_confirmed: true }, t('imports.confirmed', { title }))
        }
      />
    );
  }
  return (
    <Page tabTitle={t('imports.checkTitle')} width="full">
      <Steps at={2} />
      <div className={classes.sides}>
        {ledger && (
          <aside
            className={classes.original}
            aria-label={t('imports.original')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <Original resumeId={resume.id} ledger={ledger} lit={path ? linesOf(ledger, path) : []} />
          </aside>
        )}
        <div className={classes.form}>
          <div className={classes.formHead}>
            <Title order={1}>{t('imports.checkTitle')}</Title>
            <p>{t('imports.checkIntro')}</p>
          </div>
          <Form draft={draft} ledger={ledger} onPath={setPath} />
          <div className={classes.bar}>
            <Button
              variant="default"
              loading={draft.isSaving}
              onClick={() =>
                draft.isChanged
                  ? void finish({}, t('imports.savedLater'))
                  : void navigate({ to: '/', ignoreBlocker: true })
              }
            >
              {t('imports.saveLater')}
            </Button>
            <Button onClick={() => setConfirming(true)}>{t('imports.toConfirm')}</Button>
          </div>
        </div>
      </div>
    </Page>
  );
}
