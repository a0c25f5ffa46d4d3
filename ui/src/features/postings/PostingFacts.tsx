import type { PostingAnalysis } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { AlsoRead } from './AlsoRead';
import classes from './Postings.module.css';

/** What else was read: rank, years, degree, place, and the questions that decide by themselves. */
export function PostingFacts({ analysis }: { analysis: PostingAnalysis }) {
  const { t } = useMessages();
  const { number } = useFormat();
  const years = analysis.years?.[0];
  const degree = analysis.degrees?.find((one) => one.degree !== 'none');
  const facts = [
    analysis.seniority && t(`postings.seniority_${analysis.seniority}`),
    years && t('postings.years', { count: years.years, number: number(years.years) }),
    degree && t(`postings.degree_${degree.degree === 'high school' ? 'school' : degree.degree}`),
    analysis.workplace &&
      t(`postings.workplace_${analysis.workplace === 'on-site' ? 'site' : analysis.workplace}`),
    analysis.employment_type,
    ...(analysis.locations ?? []).map((one) => one.value),
  ].filter(Boolean);
  const knockouts = analysis.knockouts ?? [];
  return (
    <>
      {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      {knockouts.length > 0 && (
        <div className={classes.knockouts}>
          <strong>{t('postings.knockouts')}</strong>
          <ul>
            {knockouts.map((one) => (
              <li key={`${one.kind} ${one.span.start}`}>
                <Said>{one.question}</Said>
              </li>
            ))}
          </ul>
        </div>
      )}
      <AlsoRead analysis={analysis} />
    </>
  );
}
