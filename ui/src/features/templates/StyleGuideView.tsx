import type { TemplateView } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { exportSettingsOf, styleGuideOf } from './exportSettings';
import classes from './Templates.module.css';

/** What the template is good for, how to write for it, and how it is set. */
export function StyleGuideView({ template }: { template: TemplateView }) {
  const { t } = useMessages();
  const guide = styleGuideOf(template);
  return (
    <>
      <Words title={t('templates.goodFor')}>{guide.audience}</Words>
      <Words title={t('templates.manner')}>{guide.tone}</Words>
      <List title={t('templates.do')} items={guide.good} />
      <List title={t('templates.avoid')} items={guide.avoid} />
      <SettingsView template={template} />
    </>
  );
}

function Words({ title, children }: { title: string; children: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <p>
        <Said>{children}</Said>
      </p>
    </section>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <Said>{item}</Said>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SettingsView({ template }: { template: TemplateView }) {
  const { t } = useMessages();
  const { number } = useFormat();
  const { margins, fontSize, font, accent } = exportSettingsOf(template);
  const { pages, bullets, words } = styleGuideOf(template);
  const range = ({ low, high, own }: typeof margins) => ({
    low: number(low),
    high: number(high),
    own: number(own),
  });
  return (
    <section>
      <h3>{t('templates.settings')}</h3>
      <dl className={classes.facts}>
        <dt>{t('templates.dates')}</dt>
        <dd>{t('templates.datesTold')}</dd>
        <dt>{t('templates.length')}</dt>
        <dd>{t('templates.lengthTold', { count: pages })}</dd>
        <dt>{t('templates.bullets')}</dt>
        <dd>{t('templates.bulletsTold', { count: bullets, low: words[0] ?? 0, high: words[1] ?? 0 })}</dd>
        <dt>{t('templates.font')}</dt>
        <dd>{t('templates.fontTold', { font, ...range(fontSize) })}</dd>
        <dt>{t('templates.margins')}</dt>
        <dd>{t('templates.marginsTold', range(margins))}</dd>
        <dt>{t('templates.accent')}</dt>
        <dd>
          <span className={classes.swatch} style={{ background: accent }} />
          {accent}
        </dd>
        <dt>{t('templates.paper')}</dt>
        <dd>{t('templates.paperTold')}</dd>
      </dl>
    </section>
  );
}
