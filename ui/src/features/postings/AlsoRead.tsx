import type { PostingAnalysis } from '~/api';
import { useMessages } from '~/messages/useMessages';
import classes from './Postings.module.css';

const LISTS = ['responsibilities', 'domain_keywords', 'tooling', 'compliance', 'screening_keywords'] as const;

/** The words of the posting by what they are about, each once. */
export function AlsoRead({ analysis }: { analysis: PostingAnalysis }) {
  const { t } = useMessages();
  const read = LISTS.map((name) => ({
    name,
    values: [...new Set((analysis[name] ?? []).map((one) => one.value))],
  })).filter(({ values }) => values.length > 0);
  if (read.length === 0) return null;
  return (
    <details className={classes.also}>
      <summary>{t('postings.also')}</summary>
      <dl>
        {read.map(({ name, values }) => (
          <div key={name}>
            <dt>{t(`postings.${name}`)}</dt>
            {name === 'responsibilities' ? (
              values.map((value) => <dd key={value}>{value}</dd>)
            ) : (
              <dd>{values.join(' · ')}</dd>
            )}
          </div>
        ))}
      </dl>
    </details>
  );
}
