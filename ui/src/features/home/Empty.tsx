import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { makeExampleMutation } from '~/api/@tanstack/react-query.gen';
import { ChooseFile } from '~/features/imports/ChooseFile';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { Page } from '~/ui/Page';
import classes from './Home.module.css';

/** Nothing here yet: what to do first, and what will come of it. */
export function Empty() {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const example = useMutation({
    ...makeExampleMutation(),
    onError: tellProblem,
    onSuccess: async () => {
      await refresh(queryClient, 'listResumes', 'listOptimizedResumes', 'listPostings');
      tell(t('home.exampleMade'));
    },
  });
  return (
    <Page tabTitle={t('home.title')}>
      <div className={classes.hero}>
        <Title order={1}>{t('home.emptyTitle')}</Title>
        <p>{t('home.emptyIntro')}</p>
        <div className={classes.choices}>
          <ChooseFile />
          <Button size="md" variant="default" loading={example.isPending} onClick={() => example.mutate({})}>
            {t('home.emptyExample')}
          </Button>
        </div>
        <p className={classes.formats}>{t('home.emptyFormats')}</p>
      </div>
      <ol className={classes.steps}>
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <Title order={2}>{t(`home.step${step}`)}</Title>
            <p>{t(`home.step${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
