import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { PostingForm } from '../postings/PostingForm';
import { ChooseResume } from './ChooseResume';
import classes from './Optimize.module.css';
import { Prepare } from './Prepare';
import { RunView } from './RunView';
import type { OptimizeSearch } from './wishes';

type Props = { readonly search: OptimizeSearch; readonly go: (change: OptimizeSearch) => void };

/** From a posting to suggestions. Each step is in the address, so that a reload or another tab is at the same place. */
export function Optimize({ search, go }: Props) {
  const { t } = useMessages();
  const { resume, posting, job } = search;
  if (job) return <RunView key={job} jobId={job} search={search} go={go} />;
  if (resume && posting) return <Prepare key={posting} resumeId={resume} postingId={posting} go={go} />;
  return (
    <Page title={t('optimizations.title')} intro={t('optimizations.intro')} width="narrow">
      <div className={classes.stack}>
        <ChooseResume value={resume ?? null} onChoose={(chosen) => go({ resume: chosen })} />
        {resume && <PostingForm onMade={({ id }) => go({ posting: id })} />}
      </div>
    </Page>
  );
}
